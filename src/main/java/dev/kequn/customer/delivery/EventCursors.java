package dev.kequn.customer.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Keeps how far each consumer is; the lock on a cursor is the right to deliver. */
@ApplicationScoped
class EventCursors {
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private static final String LOOK =
            """
            SELECT %s, c.event_id, c.transaction_id > pg_snapshot_xmax(pg_current_snapshot()) AS impossible,
                   coalesce(c.not_before > clock_timestamp(), false) AS resting,
                   coalesce(n.transaction_id < pg_snapshot_xmin(pg_current_snapshot()), false) AS settled,
                   extract(epoch FROM clock_timestamp() - n.recorded_at)::float8 AS seconds_behind
            FROM event_cursor c
                 LEFT JOIN LATERAL (SELECT e.transaction_id, e.recorded_at FROM customer_event e
                                    WHERE (e.transaction_id, e.event_id) > (c.transaction_id, c.event_id)
                                    ORDER BY e.transaction_id, e.event_id LIMIT 1) n ON true
            WHERE c.consumer = $1"""
                    .formatted(Position.transaction("c.transaction_id"));

    /** What is running now belongs to it: it is committed later. */
    private static final String MAKE =
            """
            INSERT INTO event_cursor (consumer, transaction_id, event_id)
            VALUES ($1, CASE WHEN $2 THEN pg_snapshot_xmin(pg_current_snapshot()) ELSE '0' END, 0)
            ON CONFLICT DO NOTHING""";

    private static final String LOCK = "SELECT " + Position.transaction("transaction_id")
            + ", event_id FROM event_cursor WHERE consumer = $1 FOR UPDATE SKIP LOCKED";

    private static final String MOVE = "UPDATE event_cursor SET transaction_id = " + Position.bound(2)
            + ", event_id = $3, failures = 0, failure = NULL, not_before = NULL WHERE consumer = $1";

    /** Unless another replica has moved it meanwhile. */
    private static final String REST =
            """
            UPDATE event_cursor SET failures = failures + 1, failure = $4, not_before = clock_timestamp()
                   + make_interval(secs => least($5::float8 * 2 ^ least(failures, 20), $6::float8))
            WHERE consumer = $1 AND transaction_id = %s AND event_id = $3"""
                    .formatted(Position.bound(2));

    private final Pool pool;
    private final EventSettings settings;

    EventCursors(Pool pool, EventSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Empty for a consumer without a cursor. */
    Uni<Optional<CursorState>> look(String consumer) {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(consumer))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(CursorState.of(rows.iterator().next())));
    }

    Uni<Void> make(EventConsumer consumer) {
        return pool.preparedQuery(MAKE)
                .execute(Tuple.of(consumer.name(), consumer.start() == EventConsumer.Start.NOW))
                .replaceWithVoid();
    }

    /**
     * The cursor, for this transaction alone; empty while another delivers. A process that stops meanwhile loses its
     * transaction, so the limit is set before the lock.
     */
    Uni<Optional<Position>> lock(SqlConnection transaction, String consumer) {
        return transaction
                .query("SET LOCAL idle_in_transaction_session_timeout = "
                        + settings.idleTimeout().toMillis())
                .execute()
                .chain(() -> transaction.preparedQuery(LOCK).execute(Tuple.of(consumer)))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(Position.of(rows.iterator().next())));
    }

    Uni<Void> move(SqlConnection transaction, String consumer, Position to) {
        return transaction
                .preparedQuery(MOVE)
                .execute(Tuple.of(consumer, to.transactionId(), to.eventId()))
                .replaceWithVoid();
    }

    /** Leaves a consumer alone that failed at {@code position}: longer each time, up to a minute. */
    Uni<Void> rest(String consumer, Position position, String failure) {
        return pool.preparedQuery(REST)
                .execute(Tuple.of(
                        consumer,
                        position.transactionId(),
                        position.eventId(),
                        failure,
                        settings.poll().toMillis() / 1000.0,
                        (double) LONGEST_REST.toSeconds()))
                .replaceWithVoid();
    }
}
