package dev.kequn.offer.response;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Acceptances that an offer has; without limit when {@code putIn} is null. */
record OfferStock(long offerId, @Nullable Integer putIn, int taken) {
    static OfferStock of(Row row) {
        return new OfferStock(row.getLong("offer_id"), row.getInteger("put_in"), row.getInteger("taken"));
    }

    /** Whether there is one behind {@code others} that are taken at the same time. */
    boolean hasOneBehind(int others) {
        return putIn == null || taken + others < putIn;
    }
}
