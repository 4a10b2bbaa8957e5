package dev.kequn.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes what happened into the event log; an event whose source and external id are there already is not repeated. */
public final class EventLog {
    private EventLog() {}

    /**
     * Appends the events that {@code select} yields as (customer_id, source, external_id, type, occurred_at,
     * attributes, place), in the order of place.
     *
     * @return how many were new
     */
    public static Uni<Integer> append(SqlConnection transaction, String select, Tuple values) {
        return transaction.preparedQuery(appending(select)).execute(values).map(rows -> rows.rowCount());
    }

    /** The statement that appends what {@code select} yields. */
    public static String appending(String select) {
        return "WITH made AS (INSERT INTO customer_event "
                + "(customer_id, source, external_id, type, occurred_at, attributes) "
                + "SELECT s.customer_id, s.source, s.external_id, s.type, s.occurred_at, s.attributes "
                + "FROM (" + select + ") s WHERE NOT EXISTS (SELECT FROM customer_event_key k "
                + "WHERE k.source = s.source AND k.external_id = s.external_id) ORDER BY s.place "
                + "RETURNING source, external_id, customer_id, event_id) "
                + "INSERT INTO customer_event_key (source, external_id, customer_id, event_id) "
                + "SELECT source, external_id, customer_id, event_id FROM made";
    }
}
