package dev.kequn.customer.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Events that follow each other in the log, and the place of the last. */
record EventBatch(List<CustomerEvent> events, Position last) {
    /** Only below the oldest running transaction: what commits later stands behind what was read. */
    private static final String NEXT = "SELECT " + CustomerEvent.COLUMNS + ", " + Position.transaction("transaction_id")
            + " FROM customer_event WHERE (transaction_id, event_id) > (" + Position.bound(1) + ", $2)"
            + " AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())"
            + " ORDER BY transaction_id, event_id LIMIT $3";

    /** The next {@code most} events after {@code position}, or as many as there are. */
    static Uni<EventBatch> after(Position position, int most, SqlConnection transaction) {
        return transaction
                .preparedQuery(NEXT)
                .execute(Tuple.of(position.transactionId(), position.eventId(), most))
                .map(rows -> {
                    List<CustomerEvent> events = new ArrayList<>();
                    Position last = position;
                    for (var row : rows) {
                        events.add(CustomerEvent.of(row));
                        last = Position.of(row);
                    }
                    return new EventBatch(List.copyOf(events), last);
                });
    }
}
