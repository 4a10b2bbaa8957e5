package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CompiledCampaign;
import dev.kequn.customer.delivery.CustomerEvent;
import dev.kequn.customer.event.EventFacts;
import dev.kequn.customer.event.OccurredEvent;
import dev.kequn.rule.FactLoader;
import dev.kequn.rule.JointFacts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what events mean, on what was known of their customers at the end of their days; a statement for each day. */
@ApplicationScoped
class EventJudge {
    private final FactLoader loader;

    EventJudge(FactLoader loader) {
        this.loader = loader;
    }

    /** An event, and the versions to which it may mean something. */
    record Question(CustomerEvent event, LocalDate day, List<Long> versions) {}

    /** In the order of the questions, those events that mean something. */
    Uni<List<Happening>> judged(
            SqlConnection transaction, List<Question> questions, Map<Long, CompiledCampaign> versions) {
        Map<LocalDate, List<Question>> byDay = questions.stream()
                .collect(Collectors.groupingBy(Question::day, LinkedHashMap::new, Collectors.toList()));
        Map<Long, Happening> judged = new HashMap<>();
        return Multi.createFrom()
                .iterable(byDay.values())
                .onItem()
                .transformToUniAndConcatenate(day -> ofDay(transaction, day, versions, judged))
                .collect()
                .last()
                .replaceWith(() -> questions.stream()
                        .map(question -> judged.get(question.event().eventId()))
                        .filter(Happening::means)
                        .toList());
    }

    private Uni<Void> ofDay(
            SqlConnection transaction,
            List<Question> questions,
            Map<Long, CompiledCampaign> versions,
            Map<Long, Happening> judged) {
        LocalDate day = questions.get(0).day();
        JointFacts facts = JointFacts.of(questions.stream()
                .flatMap(question -> question.versions().stream())
                .distinct()
                .map(id -> versions.get(id).facts())
                .toList());
        List<Long> customers = questions.stream()
                .map(question -> question.event().customerId())
                .distinct()
                .toList();
        return facts.load(loader, transaction, customers, day)
                .invoke(known -> questions.forEach(question -> judged.put(
                        question.event().eventId(),
                        judged(
                                question,
                                versions,
                                facts,
                                known.get(question.event().customerId())))))
                .replaceWithVoid();
    }

    private static Happening judged(
            Question question,
            Map<Long, CompiledCampaign> versions,
            JointFacts facts,
            @Nullable Object @Nullable [] known) {
        CustomerEvent event = question.event();
        OccurredEvent said = new OccurredEvent(event.type(), event.source(), question.day(), event.attributes());
        Map<Long, Answer> answers = new HashMap<>();
        if (known != null) {
            for (Long id : question.versions()) {
                CompiledCampaign version = versions.get(id);
                @Nullable Object[] values = facts.of(version.facts(), known);
                EventFacts.put(version.facts(), values, said);
                answers.put(id, answer(version, event.type(), values));
            }
        }
        return new Happening(event, question.day(), answers);
    }

    private static Answer answer(CompiledCampaign version, String type, @Nullable Object[] values) {
        BitSet completed = new BitSet();
        for (int position = 0; position < version.content().steps().size(); position++) {
            completed.set(position, version.completes(position, type, values));
        }
        return new Answer(version.enters(type, values), completed);
    }
}
