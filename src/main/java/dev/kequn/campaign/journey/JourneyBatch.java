package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.definition.CompiledCampaign;
import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.campaign.enrolment.EventEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a batch of events does to the enrolments of its customers, decided in memory. */
final class JourneyBatch {
    private final Map<Long, JourneyRound> rounds;
    private final Map<Long, CompiledCampaign> versions;
    private final LocalDate today;
    private final Map<Long, Traveller> travellers = new LinkedHashMap<>();
    private final Map<Long, Integer> order = new HashMap<>();
    private final List<Enrolled> there;
    private final Set<EnrolmentKey> touched = new HashSet<>();
    private final Set<EnrolmentKey> fresh = new HashSet<>();

    /**
     * @param enrolled as they were before anything was locked
     * @param happenings in the order of the log
     */
    JourneyBatch(
            Map<Long, JourneyRound> rounds,
            Map<Long, CompiledCampaign> versions,
            List<Enrolled> enrolled,
            List<Happening> happenings,
            LocalDate today) {
        this.rounds = rounds;
        this.versions = versions;
        this.today = today;
        for (Happening happening : happenings) {
            order.put(happening.event().eventId(), order.size());
            travellers.computeIfAbsent(happening.customerId(), Traveller::new).add(happening);
        }
        this.there = enrolled.stream()
                .filter(one -> travellers.containsKey(one.key().customerId()))
                .toList();
        there.stream().filter(this::isTouched).forEach(one -> touched.add(one.key()));
    }

    /** Tried out on what was read without a lock: what nothing happens to need not be locked. */
    private boolean isTouched(Enrolled one) {
        Journey trial = one.on(path(one));
        travellers.get(one.key().customerId()).tryOut(trial, one.versionId(), today);
        return trial.changed();
    }

    Map<Long, JourneyRound> rounds() {
        return rounds;
    }

    /** Customers who could complete such a step by what comes. */
    Set<Long> hopeful(Predicate<CampaignStep> which) {
        Set<Long> hopeful = new HashSet<>();
        for (Enrolled one : there) {
            Traveller traveller = travellers.get(one.key().customerId());
            if (touched.contains(one.key())
                    && one.treated()
                    && traveller.mayComplete(which, one.versionId(), path(one))) {
                hopeful.add(traveller.customerId());
            }
        }
        for (JourneyRound round : rounds.values()) {
            long version = round.round().versionId();
            Path path = round.path(versions.get(version).content());
            travellers.values().stream()
                    .filter(one -> round.takesIn() && one.mayEnter(version) && one.mayComplete(which, version, path))
                    .forEach(one -> hopeful.add(one.customerId()));
        }
        return hopeful;
    }

    /**
     * What has to be locked before anything is decided; of a customer whom the batch moves also where he is on his way
     * elsewhere, for whoever plans his contacts looks at all of it.
     */
    List<EnrolmentKey> locks() {
        Set<Long> moved = touched.stream().map(EnrolmentKey::customerId).collect(Collectors.toSet());
        return there.stream()
                .filter(one -> touched.contains(one.key())
                        || moved.contains(one.key().customerId())
                                && one.treated()
                                && one.standing().active())
                .map(Enrolled::key)
                .toList();
    }

    /** Takes those in whom the batch touches, as they are behind the lock. */
    void bind(List<Enrolled> locked) {
        Map<EnrolmentKey, Enrolled> all = new HashMap<>();
        there.forEach(one -> all.put(one.key(), one));
        locked.forEach(one -> all.put(one.key(), one));
        take(all.values());
    }

    /** Takes enrolments in that were not there before. */
    void admit(List<Enrolled> entered) {
        entered.forEach(one -> fresh.add(one.key()));
        take(entered);
    }

    private void take(Collection<Enrolled> more) {
        more.stream()
                .sorted(Comparator.comparingInt(one -> one.key().entry()))
                .forEach(one -> travellers.get(one.key().customerId()).bind(one.on(path(one)), one.versionId()));
    }

    /** Goes on; returns the entries that are needed to go further, in the order of customers. */
    List<EventEntry> go() {
        return travellers.values().stream()
                .flatMap(traveller -> traveller.go(rounds.values(), today).stream())
                .sorted(Comparator.comparingLong(EventEntry::customerId)
                        .thenComparingLong(entry -> entry.round().roundId()))
                .toList();
    }

    List<Journey> changed() {
        return journeys().stream().filter(Journey::changed).toList();
    }

    /** Those that the batch changed or began. */
    List<Journey> moved() {
        return journeys().stream()
                .filter(journey -> journey.changed() || fresh.contains(journey.key()))
                .toList();
    }

    private List<Journey> journeys() {
        List<Journey> all = new ArrayList<>();
        travellers.values().forEach(traveller -> all.addAll(traveller.journeys()));
        return all;
    }

    /** What was left behind, in the order of the events that did it. */
    List<PastStep> behind() {
        return journeys().stream()
                .flatMap(journey -> journey.behind().stream())
                .sorted(Comparator.comparing(step -> order.get(step.cause().eventId())))
                .toList();
    }

    private Path path(Enrolled one) {
        return rounds.get(one.key().roundId())
                .path(versions.get(one.versionId()).content());
    }
}
