package dev.kequn.customer.delivery;

import dev.kequn.support.BareDatabase;
import dev.kequn.support.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.context.SmallRyeContextManagerProvider;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** The delivery of one replica, with connections of its own and no application around it. */
final class EventRoom implements AutoCloseable {
    static {
        // Made at its first use, and not by several threads at once.
        SmallRyeContextManagerProvider.getManager();
    }

    static final int BATCH = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final MeterRegistry metrics = new SimpleMeterRegistry();
    final Pool pool = BareDatabase.pool();
    final EventDelivery delivery;
    private final EventCursors cursors;

    EventRoom(DeskConsumer... consumers) {
        this(Duration.ofMillis(20), PATIENCE, consumers);
    }

    EventRoom(Duration poll, Duration idleTimeout, DeskConsumer... consumers) {
        EventSettings settings = new Settings(true, poll, BATCH, idleTimeout);
        this.cursors = new EventCursors(pool, settings);
        this.delivery = new EventDelivery(List.of(consumers), settings, cursors, pool, metrics);
    }

    /** Clears what other tests left, makes the table that {@link DeskConsumer} writes to, and one customer. */
    static void clear() {
        execute(
                "CREATE TABLE IF NOT EXISTS desk_effect (place bigint GENERATED ALWAYS AS IDENTITY, consumer text, event text)",
                "GRANT SELECT, INSERT ON desk_effect TO kequn_app",
                "TRUNCATE desk_effect, event_cursor, customer_event, customer_event_key",
                "INSERT INTO branch VALUES ('B', 'Branch') ON CONFLICT DO NOTHING",
                "INSERT INTO customer (customer_id, customer_no, name, branch_code) VALUES (1, 'C1', 'One', 'B')"
                        + " ON CONFLICT DO NOTHING");
    }

    static void execute(String... sql) {
        Database.execute(BareDatabase.owner(), sql);
    }

    static List<String> rows(String sql) {
        return Database.rows(BareDatabase.owner(), sql);
    }

    /** The statement that records events with these numbers. */
    static String events(int first, int last) {
        return ("INSERT INTO customer_event (customer_id, source, external_id, type, occurred_at)"
                        + " SELECT 1, 'desk', n, 'VISIT', '2026-07-15T01:02:03Z' FROM generate_series(%d, %d) n")
                .formatted(first, last);
    }

    static void record(int first, int last) {
        execute(events(first, last));
    }

    /** A transaction that has begun to write: from here on it is in front of all that begin later. */
    static Connection begun() throws SQLException {
        Connection connection = BareDatabase.owner();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_current_xact_id()");
        }
        return connection;
    }

    /** What the consumer has had, in order. */
    static List<String> effects(String consumer) {
        return rows("SELECT event FROM desk_effect WHERE consumer = '%s' ORDER BY place".formatted(consumer));
    }

    /** Everything in the log, in its order. */
    static List<String> log() {
        return rows("SELECT external_id FROM customer_event ORDER BY transaction_id, event_id");
    }

    /** Has the consumer forget that it failed lately. */
    static void wakeUp(String consumer) {
        execute("UPDATE event_cursor SET not_before = NULL WHERE consumer = '%s'".formatted(consumer));
    }

    ConsumerDelivery to(DeskConsumer consumer) {
        return new ConsumerDelivery(consumer, cursors, pool, BATCH, metrics);
    }

    /** Delivers until there is nothing to do. */
    void deliver(DeskConsumer consumer) {
        ConsumerDelivery to = to(consumer);
        while (to.step()) {}
    }

    /** Starts the threads. */
    void work() {
        delivery.start(new StartupEvent());
    }

    void stop() {
        try {
            delivery.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        stop();
        pool.close().await().atMost(PATIENCE);
    }

    private record Settings(boolean enabled, Duration poll, int batch, Duration idleTimeout) implements EventSettings {}
}
