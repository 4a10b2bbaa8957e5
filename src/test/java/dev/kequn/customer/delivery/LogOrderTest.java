package dev.kequn.customer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events a consumer gets, and in which order, whoever commits first. */
class LogOrderTest {
    private final DeskConsumer desk = new DeskConsumer("desk");
    private EventRoom room;

    @BeforeEach
    void open() {
        EventRoom.clear();
        room = new EventRoom();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aConsumerGetsTheWholeEvent() {
        EventRoom.execute(
                "INSERT INTO customer_event (customer_id, event_id, source, external_id, type, occurred_at, attributes)"
                        + " VALUES (1, 4711, 'app', '号', 'PAYMENT', '2026-07-15T09:02:03.004+08',"
                        + " '{\"amount\": \"12.30\", \"n\": 3, \"deep\": {\"list\": [1, null]}}')");

        room.deliver(desk);

        assertThat(desk.seen)
                .containsExactly(new CustomerEvent(
                        1,
                        4711,
                        "app",
                        "号",
                        "PAYMENT",
                        OffsetDateTime.parse("2026-07-15T01:02:03.004Z"),
                        new JsonObject("{\"amount\": \"12.30\", \"n\": 3, \"deep\": {\"list\": [1, null]}}")));
    }

    /** Up to the longest the daily file takes. */
    @ParameterizedTest
    @ValueSource(strings = {"1e598", "-1e598", "1e-600", "0.1"})
    void numbersOfAnySizeAreReadable(String number) {
        EventRoom.execute("INSERT INTO customer_event (customer_id, source, external_id, type, occurred_at, attributes)"
                + " VALUES (1, 'app', 'x', 'PAYMENT', now(), '{\"n\": " + number + "}')");

        room.deliver(desk);

        assertThat(EventRoom.effects("desk")).containsExactly("x");
    }

    @Test
    void anEventCommittedLateIsNeitherSkippedNorOvertaken() throws SQLException {
        // Given
        EventRoom.record(1, 1);
        try (Connection late = EventRoom.begun();
                Statement statement = late.createStatement()) {
            statement.execute(EventRoom.events(2, 2));
            EventRoom.record(3, 3);

            // Then
            room.deliver(desk);
            assertThat(EventRoom.effects("desk")).containsExactly("1");

            // When
            late.commit();
        }
        room.deliver(desk);

        // Then
        assertThat(EventRoom.effects("desk")).containsExactly("1", "2", "3");
    }

    /** By its event's number alone it would stand behind, by its commit too. */
    @Test
    void aTransactionThatBeganFirstComesFirstWhateverItsEventsNumber() throws SQLException {
        try (Connection late = EventRoom.begun();
                Statement statement = late.createStatement()) {
            EventRoom.record(1, 2);
            statement.execute(EventRoom.events(3, 3));
            room.deliver(desk);
            assertThat(EventRoom.effects("desk")).isEmpty();
            late.commit();
        }

        room.deliver(desk);

        assertThat(EventRoom.effects("desk")).containsExactly("3", "1", "2").isEqualTo(EventRoom.log());
    }

    @Test
    void whatIsRolledBackHoldsNothingUp() throws SQLException {
        try (Connection late = EventRoom.begun();
                Statement statement = late.createStatement()) {
            statement.execute(EventRoom.events(1, 1));
            EventRoom.record(2, 2);
            late.rollback();
        }

        room.deliver(desk);

        assertThat(EventRoom.effects("desk")).containsExactly("2");
    }

    @Test
    void theLagShowsWhatWaitsForAnOpenTransaction() throws SQLException {
        ConsumerDelivery delivery = room.to(desk);
        try (Connection late = EventRoom.begun()) {
            EventRoom.record(1, 1);
            while (delivery.step()) {}
            assertThat(lag()).isPositive();
            late.rollback();
        }

        while (delivery.step()) {}

        assertThat(lag()).isZero();
        assertThat(room.metrics.get("kequn.events.delivered").counter().count()).isEqualTo(1);
    }

    @Test
    void aConsumerMayBeginNowAndMissesNothingThatIsBeingWritten() throws SQLException {
        DeskConsumer now = new DeskConsumer("now", EventConsumer.Start.NOW);
        EventRoom.record(1, 5);
        try (Connection late = EventRoom.begun();
                Statement statement = late.createStatement()) {
            statement.execute(EventRoom.events(6, 6));
            room.deliver(now);
            late.commit();
        }
        EventRoom.record(7, 7);

        room.deliver(now);
        room.deliver(desk);

        assertThat(EventRoom.effects("now")).containsExactly("6", "7");
        assertThat(EventRoom.effects("desk")).containsExactly("1", "2", "3", "4", "5", "6", "7");
    }

    /** As after a restore from a dump: what is recorded now would have numbers below the cursor. */
    @Test
    void aCursorFromAnotherServerIsRefused() {
        // Given
        EventRoom.record(1, 1);
        room.deliver(desk);
        EventRoom.execute("UPDATE event_cursor SET transaction_id = '1000000000'");
        EventRoom.record(2, 2);

        // When
        room.deliver(desk);

        // Then
        assertThat(EventRoom.effects("desk")).containsExactly("1");
        assertThat(EventRoom.rows("SELECT transaction_id::text, failures, failure FROM event_cursor"))
                .containsExactly("1000000000|1|IllegalStateException");

        // When
        EventRoom.execute(
                "UPDATE customer_event SET transaction_id = '3'",
                "UPDATE event_cursor SET transaction_id = pg_current_xact_id(), event_id = 0, failures = 0,"
                        + " failure = NULL, not_before = NULL");
        EventRoom.record(3, 3);
        room.deliver(desk);

        // Then
        assertThat(EventRoom.effects("desk")).containsExactly("1", "3");
    }

    private double lag() {
        return room.metrics
                .get("kequn.events.lag")
                .tag("consumer", "desk")
                .gauge()
                .value();
    }
}
