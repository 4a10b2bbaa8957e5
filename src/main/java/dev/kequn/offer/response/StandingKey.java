package dev.kequn.offer.response;

import java.util.Comparator;

/** A customer and an offer; in the order in which they are locked. */
record StandingKey(long customerId, long offerId) implements Comparable<StandingKey> {
    private static final Comparator<StandingKey> ORDER =
            Comparator.comparingLong(StandingKey::customerId).thenComparingLong(StandingKey::offerId);

    @Override
    public int compareTo(StandingKey other) {
        return ORDER.compare(this, other);
    }
}
