package dev.kequn.customer.delivery;

import io.vertx.mutiny.sqlclient.Row;

/** A place in the log's order: by transaction, then by event. */
record Position(long transactionId, long eventId) {
    /** From a row with {@code position_transaction} and {@code event_id}. */
    static Position of(Row row) {
        return new Position(row.getLong("position_transaction"), row.getLong("event_id"));
    }

    /** The column that {@link #of} reads: the client does not know xid8. */
    static String transaction(String column) {
        return column + "::text::bigint AS position_transaction";
    }

    /** The value of parameter {@code $number}, a transaction id, as the database knows it. */
    static String bound(int number) {
        return "$" + number + "::bigint::text::xid8";
    }
}
