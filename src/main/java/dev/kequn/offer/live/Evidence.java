package dev.kequn.offer.live;

import java.util.HashMap;
import java.util.Map;

/** What was learnt of offers from those who saw them: of every offer among everybody, and in each group of customers alike. */
public final class Evidence {
    public static final Evidence NONE = new Evidence(Map.of());

    private final Map<Long, Map<String, Tally>> byGroup;
    private final Map<Long, Tally> everybody = new HashMap<>();

    /** @param byGroup by offer id, then by the key of a peer group; the groups of an offer have no impression in common */
    public Evidence(Map<Long, Map<String, Tally>> byGroup) {
        this.byGroup = byGroup;
        byGroup.forEach(
                (offer, groups) -> everybody.put(offer, groups.values().stream().reduce(Tally.NONE, Tally::plus)));
    }

    /** Over every peer group. */
    public Tally ofEverybody(long offerId) {
        return everybody.getOrDefault(offerId, Tally.NONE);
    }

    public Tally ofGroup(long offerId, String peerGroup) {
        return byGroup.getOrDefault(offerId, Map.of()).getOrDefault(peerGroup, Tally.NONE);
    }
}
