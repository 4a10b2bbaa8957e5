package dev.kequn.loyalty.earning;

import dev.kequn.customer.delivery.CustomerEvent;
import dev.kequn.customer.delivery.EventConsumer;
import dev.kequn.customer.event.EventFacts;
import dev.kequn.customer.event.OccurredEvent;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.FactLoader;
import dev.kequn.rule.JointFacts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rules about events, in the order of the log: the rules in force on the day of the event, on what was known
 * of the customer at the end of that day. Who is not with the bank today earns nothing.
 */
@ApplicationScoped
public class EarningConsumer implements EventConsumer {
    static final String KEEPER = "kequn:points";

    private final EarningRules rules;
    private final FactLoader loader;
    private final Earner earner;
    private final BusinessTime time;

    EarningConsumer(EarningRules rules, FactLoader loader, Earner earner, BusinessTime time) {
        this.rules = rules;
        this.loader = loader;
        this.earner = earner;
        this.time = time;
    }

    /** An event and the rules about it. */
    private record Ruled(CustomerEvent event, LocalDate day, List<CompiledEarningRule> rules) {}

    @Override
    public String name() {
        return "points";
    }

    /** Rules are about what happens from now on. */
    @Override
    public Start start() {
        return Start.NOW;
    }

    @Override
    public Uni<Void> consume(SqlConnection transaction, List<CustomerEvent> events) {
        return rules.inForceOn(transaction, events.stream().map(this::day).toList())
                .map(inForce -> ruled(events, inForce))
                .chain(all -> EventMembers.of(
                                transaction, all.stream().map(Ruled::event).toList(), time.today())
                        .chain(members -> candidates(transaction, members, all)
                                .chain(found -> earner.earn(
                                        transaction, KEEPER, happenings(members, all, found), members.waiting()))));
    }

    private LocalDate day(CustomerEvent event) {
        return event.occurredAt().atZoneSameInstant(time.zone()).toLocalDate();
    }

    private List<Ruled> ruled(List<CustomerEvent> events, Map<LocalDate, List<CompiledEarningRule>> inForce) {
        return events.stream()
                .map(event -> new Ruled(
                        event,
                        day(event),
                        inForce.get(day(event)).stream()
                                .filter(rule -> event.type()
                                        .equals(rule.terms().trigger().eventType()))
                                .toList()))
                .toList();
    }

    /** What rules give for each event, by its id. */
    private Uni<Map<Long, List<Candidate>>> candidates(
            SqlConnection transaction, EventMembers members, List<Ruled> all) {
        Map<LocalDate, List<Ruled>> byDay = all.stream()
                .filter(one -> !one.rules().isEmpty() && members.has(one.event().customerId()))
                .collect(Collectors.groupingBy(Ruled::day, LinkedHashMap::new, Collectors.toList()));
        List<Long> newcomers = byDay.values().stream()
                .flatMap(List::stream)
                .filter(one ->
                        one.rules().stream().anyMatch(rule -> rule.terms().referral() != null))
                .map(one -> one.event().customerId())
                .toList();
        Map<Long, List<Candidate>> found = new HashMap<>();
        return EventMembers.introductions(transaction, newcomers, time.today())
                .chain(introduced -> Multi.createFrom()
                        .iterable(byDay.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(
                                day -> ofDay(transaction, day.getKey(), day.getValue(), introduced, found))
                        .collect()
                        .last())
                .replaceWith(found);
    }

    private Uni<Void> ofDay(
            SqlConnection transaction,
            LocalDate day,
            List<Ruled> ruled,
            Map<Long, Introduction> introduced,
            Map<Long, List<Candidate>> found) {
        Set<CompiledEarningRule> asking =
                ruled.stream().flatMap(one -> one.rules().stream()).collect(Collectors.toSet());
        JointFacts facts =
                JointFacts.of(asking.stream().map(CompiledEarningRule::facts).toList());
        List<Long> customers =
                ruled.stream().map(one -> one.event().customerId()).distinct().toList();
        return facts.load(loader, transaction, customers, day)
                .invoke(known -> ruled.forEach(one -> found.put(
                        one.event().eventId(),
                        awarded(
                                one,
                                facts,
                                known.get(one.event().customerId()),
                                introduced.get(one.event().customerId())))))
                .replaceWithVoid();
    }

    private static List<Candidate> awarded(
            Ruled ruled, JointFacts facts, @Nullable Object[] known, @Nullable Introduction introduction) {
        CustomerEvent event = ruled.event();
        OccurredEvent said = new OccurredEvent(event.type(), event.source(), ruled.day(), event.attributes());
        List<Candidate> candidates = new ArrayList<>();
        for (CompiledEarningRule rule : ruled.rules()) {
            ReferralTerms referral = rule.terms().referral();
            if (referral != null
                    && (introduction == null || !introduction.covers(ruled.day(), referral.withinDays()))) {
                continue;
            }
            @Nullable Object[] values = facts.of(rule.facts(), known);
            EventFacts.put(rule.facts(), values, said);
            OptionalLong points = rule.award(values);
            if (points.isPresent() && (points.getAsLong() > 0 || referral != null)) {
                candidates.add(new Candidate(
                        rule,
                        event.customerId(),
                        ruled.day(),
                        points.getAsLong(),
                        Candidate.named(
                                event.source(), event.externalId(), rule.rule().code()),
                        Candidate.named(event.source(), event.externalId()),
                        referral == null ? null : introduction));
            }
        }
        return candidates;
    }

    private static List<Happening> happenings(EventMembers members, List<Ruled> all, Map<Long, List<Candidate>> found) {
        return all.stream()
                .map(Ruled::event)
                .filter(event -> members.has(event.customerId()))
                .map(event -> new Happening(
                        event.customerId(),
                        event.type(),
                        Candidate.named(event.source(), event.externalId()),
                        found.getOrDefault(event.eventId(), List.of())))
                .toList();
    }
}
