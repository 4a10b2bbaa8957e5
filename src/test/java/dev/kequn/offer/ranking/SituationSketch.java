package dev.kequn.offer.ranking;

import dev.kequn.offer.OfferChannel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A customer at his home page under construction; one who may have anything, unless told otherwise. */
public final class SituationSketch {
    static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    private final long customerId;
    private LocalDate today = TODAY;
    private OfferChannel channel = OfferChannel.MOBILE_BANKING;
    private Object[] facts = {};
    private final Set<String> held = new HashSet<>();
    private Integer tolerance = 5;
    private LocalDate assessedOn = LocalDate.of(2026, 1, 1);
    private PeerGroup peers = PeerGroup.of(40, "GOLD");
    private final Map<String, Participation> participations = new HashMap<>();
    private final Map<Long, Exposure> exposures = new HashMap<>();
    private boolean consented = true;
    private boolean profiled = true;
    private LocalDate suppressedUntil;

    private SituationSketch(long customerId) {
        this.customerId = customerId;
    }

    public static SituationSketch customer(long id) {
        return new SituationSketch(id);
    }

    public SituationSketch on(LocalDate day) {
        today = day;
        return this;
    }

    SituationSketch by(OfferChannel hisChannel) {
        channel = hisChannel;
        return this;
    }

    SituationSketch facts(Object... values) {
        facts = values;
        return this;
    }

    SituationSketch holds(String product) {
        held.add(product);
        return this;
    }

    SituationSketch tolerates(Integer grade, LocalDate since) {
        tolerance = grade;
        assessedOn = since;
        return this;
    }

    public SituationSketch among(PeerGroup group) {
        peers = group;
        return this;
    }

    SituationSketch takesPart(String campaign, boolean treated, String step) {
        participations.put(campaign, new Participation(treated, step));
        return this;
    }

    SituationSketch exposed(long offerId, Exposure exposure) {
        exposures.put(offerId, exposure);
        return this;
    }

    SituationSketch consents(boolean marketing, boolean profiling) {
        consented = marketing;
        profiled = profiling;
        return this;
    }

    SituationSketch suppressedUntil(LocalDate day) {
        suppressedUntil = day;
        return this;
    }

    public Situation now() {
        return new Situation(
                customerId,
                today,
                channel,
                facts,
                Set.copyOf(held),
                tolerance,
                assessedOn,
                peers,
                Map.copyOf(participations),
                Map.copyOf(exposures),
                consented,
                profiled,
                suppressedUntil);
    }
}
