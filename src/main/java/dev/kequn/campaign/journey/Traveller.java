package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.campaign.enrolment.EventEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One customer of a batch, his events in the order of the log, and his enrolments. */
final class Traveller {
    private final long customerId;
    private final List<Happening> events = new ArrayList<>();
    private final Map<Long, List<Bound>> byRound = new HashMap<>();
    private final Set<EnrolmentKey> asked = new HashSet<>();
    private int next;

    /** A journey and the version it is bound to. */
    private record Bound(Journey journey, long versionId) {}

    Traveller(long customerId) {
        this.customerId = customerId;
    }

    void add(Happening event) {
        events.add(event);
    }

    /** An enrolment that is there; in the order of entries. */
    void bind(Journey journey, long versionId) {
        byRound.computeIfAbsent(journey.key().roundId(), round -> new ArrayList<>())
                .add(new Bound(journey, versionId));
    }

    /** Goes on as far as he comes; returns the entries without which it cannot be told what the next event does. */
    List<EventEntry> go(Collection<JourneyRound> rounds, LocalDate today) {
        while (next < events.size()) {
            Happening event = events.get(next);
            List<EventEntry> entries = entries(event, rounds);
            if (!entries.isEmpty()) {
                return entries;
            }
            byRound.values()
                    .forEach(bound -> bound.forEach(one -> happen(event, one.journey(), one.versionId(), today)));
            next++;
        }
        return List.of();
    }

    /** Each is asked for once: who is not let in once is not let in. */
    private List<EventEntry> entries(Happening event, Collection<JourneyRound> rounds) {
        List<EventEntry> entries = new ArrayList<>();
        for (JourneyRound round : rounds) {
            int entry = entry(event, round);
            if (entry > 0 && asked.add(new EnrolmentKey(customerId, round.id(), entry))) {
                entries.add(new EventEntry(
                        customerId, round.round(), entry, event.event().occurredAt()));
            }
        }
        return entries;
    }

    /** Which entry the event would be; 0 for none. */
    private int entry(Happening event, JourneyRound round) {
        if (!round.takesIn()
                || !round.round().covers(event.day())
                || !event.answer(round.round().versionId()).enters()) {
            return 0;
        }
        @Nullable Journey last = last(round.id());
        if (last == null) {
            return 1;
        }
        boolean again =
                last.overBefore(event.event().occurredAt()) && last.key().entry() < round.mostEntries();
        return again ? last.key().entry() + 1 : 0;
    }

    private @Nullable Journey last(long round) {
        List<Bound> there = byRound.getOrDefault(round, List.of());
        return there.isEmpty() ? null : there.get(there.size() - 1).journey();
    }

    long customerId() {
        return customerId;
    }

    List<Journey> journeys() {
        return byRound.values().stream()
                .flatMap(List::stream)
                .map(Bound::journey)
                .toList();
    }

    /** Has all his events happen to an enrolment that is not his own. */
    void tryOut(Journey trial, long versionId, LocalDate today) {
        events.forEach(event -> happen(event, trial, versionId, today));
    }

    private static void happen(Happening event, Journey journey, long versionId, LocalDate today) {
        journey.happen(
                event.event().eventId(),
                event.event().occurredAt(),
                event.day(),
                event.answer(versionId).completed(),
                today);
    }

    boolean mayEnter(long versionId) {
        return events.stream().anyMatch(event -> event.answer(versionId).enters());
    }

    /** Whether one of his events completes such a step of the version. */
    boolean mayComplete(Predicate<CampaignStep> which, long versionId, Path path) {
        return events.stream().anyMatch(event -> event.answer(versionId).completed().stream()
                .anyMatch(position -> which.test(path.steps().get(position))));
    }
}
