package dev.kequn.offer.response;

import io.vertx.mutiny.sqlclient.Row;

/** The key of a recorded response: each thing is said once to an impression. */
record SaidResponse(long customerId, long impressionId, OfferResponseKind kind) {
    static SaidResponse of(Row row) {
        return new SaidResponse(
                row.getLong("customer_id"),
                row.getLong("impression_id"),
                OfferResponseKind.valueOf(row.getString("response")));
    }
}
