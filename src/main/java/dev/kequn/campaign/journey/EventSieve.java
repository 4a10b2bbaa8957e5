package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.definition.CompiledCampaign;
import dev.kequn.customer.delivery.CustomerEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Leaves those events, and of each those versions, to which it could mean something if its condition holds: versions that
 * its customer is bound to, and those under which he could have come in by then.
 */
final class EventSieve {
    private final Collection<JourneyRound> rounds;
    private final Map<Long, JourneyRound> byId;
    private final Map<Long, CompiledCampaign> versions;
    private final Map<Long, List<Enrolled>> byCustomer;

    EventSieve(Map<Long, JourneyRound> rounds, Map<Long, CompiledCampaign> versions, List<Enrolled> enrolled) {
        this.rounds = rounds.values();
        this.byId = rounds;
        this.versions = versions;
        this.byCustomer =
                enrolled.stream().collect(Collectors.groupingBy(one -> one.key().customerId()));
    }

    List<EventJudge.Question> questions(List<CustomerEvent> events, Function<CustomerEvent, LocalDate> dayOf) {
        List<EventJudge.Question> questions = new ArrayList<>();
        Map<Long, Set<Long>> coming = new HashMap<>();
        for (CustomerEvent event : events) {
            LocalDate day = dayOf.apply(event);
            Set<Long> asked = new HashSet<>();
            List<Enrolled> there = byCustomer.getOrDefault(event.customerId(), List.of());
            there.stream().filter(one -> concerns(one, event, day)).forEach(one -> asked.add(one.versionId()));
            rounds.stream().filter(round -> takesIn(round, event, day, there)).forEach(round -> coming.computeIfAbsent(
                            event.customerId(), customer -> new HashSet<>())
                    .add(round.round().versionId()));
            coming.getOrDefault(event.customerId(), Set.of()).stream()
                    .filter(version -> versions.get(version).concerns(event.type()))
                    .forEach(asked::add);
            if (!asked.isEmpty()) {
                questions.add(new EventJudge.Question(event, day, List.copyOf(asked)));
            }
        }
        return questions;
    }

    private boolean concerns(Enrolled one, CustomerEvent event, LocalDate day) {
        JourneyRound round = byId.get(one.key().roundId());
        if (!round.round().covers(day) || event.occurredAt().isBefore(one.enrolledAt())) {
            return false;
        }
        List<CampaignStep> steps = versions.get(one.versionId()).content().steps();
        boolean moves = one.treated() && round.live() && one.standing().active();
        int first = moves ? one.standing().position() : steps.size() - 1;
        return steps.subList(first, steps.size()).stream()
                .anyMatch(step -> event.type().equals(step.eventType()));
    }

    /** Of who is in already, only whether he may come again: what closes his last entry may be an event before. */
    private boolean takesIn(JourneyRound round, CustomerEvent event, LocalDate day, List<Enrolled> there) {
        String entry = versions.get(round.round().versionId()).content().terms().entryEvent();
        return round.takesIn()
                && event.type().equals(entry)
                && round.round().covers(day)
                && there.stream()
                                .filter(one -> one.key().roundId() == round.id())
                                .count()
                        < round.mostEntries();
    }
}
