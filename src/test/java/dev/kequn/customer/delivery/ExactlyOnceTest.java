package dev.kequn.customer.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.support.BareDatabase;
import dev.kequn.support.Eventually;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a delivery, each event has its effect once, and in the order of the log. */
class ExactlyOnceTest {
    private static final String FAULT = "SELECT 1 / 0";
    private static final int EVENTS = 5 * EventRoom.BATCH + 3;

    private final List<EventRoom> replicas = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final DeskConsumer desk = new DeskConsumer("desk");

    @BeforeEach
    void clear() {
        EventRoom.clear();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        replicas.forEach(EventRoom::close);
    }

    @Test
    void inOneBatchAfterTheOther() {
        EventRoom.record(1, EVENTS);
        EventRoom room = replica();

        room.deliver(desk);
        room.deliver(desk);

        assertThat(EventRoom.effects("desk")).hasSize(EVENTS).isEqualTo(EventRoom.log());
        assertThat(room.metrics.get("kequn.events.delivered").counter().count()).isEqualTo(EVENTS);
    }

    static Stream<DeskConsumer.Then> failures() {
        return Stream.of(
                transaction -> transaction.query(FAULT).execute().replaceWithVoid(),
                // A fault that it does not speak of: the transaction cannot go on.
                transaction -> transaction
                        .query(FAULT)
                        .execute()
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid(),
                // Only the commit finds it.
                transaction -> transaction
                        .query("CREATE TEMP TABLE IF NOT EXISTS once (n int UNIQUE DEFERRABLE INITIALLY DEFERRED);"
                                + " INSERT INTO once VALUES (1), (1)")
                        .execute()
                        .replaceWithVoid(),
                transaction -> {
                    throw new IllegalArgumentException("said by a test");
                },
                transaction -> null);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whereAConsumerFailsNothingOfItRemainsAndItComesAgain(DeskConsumer.Then failure) {
        // Given
        EventRoom.record(1, EVENTS);
        EventRoom room = replica();
        AtomicBoolean first = new AtomicBoolean(true);
        desk.then(transaction -> desk.seen.size() > EventRoom.BATCH && first.getAndSet(false)
                ? failure.go(transaction)
                : Uni.createFrom().voidItem());

        // When
        room.deliver(desk);

        // Then
        assertThat(EventRoom.effects("desk")).isEqualTo(EventRoom.log().subList(0, EventRoom.BATCH));
        assertThat(EventRoom.rows("SELECT failures, failure IS NOT NULL, not_before IS NOT NULL FROM event_cursor"))
                .containsExactly("1|true|true");
        assertThat(room.metrics.get("kequn.events.failures").counter().count()).isEqualTo(1);

        // When
        EventRoom.wakeUp("desk");
        room.deliver(desk);

        // Then
        assertThat(EventRoom.effects("desk")).hasSize(EVENTS).isEqualTo(EventRoom.log());
        assertThat(desk.seen).hasSize(EVENTS + EventRoom.BATCH);
        assertThat(EventRoom.rows("SELECT failures, failure, not_before FROM event_cursor"))
                .containsExactly("0|null|null");
    }

    /** As if the process, or the way to it, had gone between the effect and the commit. */
    @Test
    void whereTheConnectionIsLostNothingRemainsAndItComesAgain() {
        // Given
        EventRoom.record(1, EVENTS);
        AtomicBoolean lost = new AtomicBoolean();
        desk.then(transaction -> desk.seen.size() <= EventRoom.BATCH || lost.getAndSet(true)
                ? Uni.createFrom().voidItem()
                : transaction
                        .query("SELECT pg_terminate_backend(pg_backend_pid())")
                        .execute()
                        .replaceWithVoid());

        // When
        EventRoom room = new EventRoom(desk);
        replicas.add(room);
        room.work();

        // Then
        Eventually.holds("all are there", () -> EventRoom.effects("desk").size() >= EVENTS);
        assertThat(lost).isTrue();
        assertThat(EventRoom.effects("desk")).isEqualTo(EventRoom.log());
        assertThat(desk.seen).hasSize(EVENTS + EventRoom.BATCH);
    }

    @Test
    void aConsumerThatFailsRestsLongerEachTimeAndAMinuteAtMost() {
        EventRoom.record(1, 1);
        EventRoom room = replica();
        desk.then(FAULT);

        List<String> rests = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            room.deliver(desk);
            room.deliver(desk);
            assertThat(desk.seen).hasSize(i);
            rests.add(EventRoom.rows("SELECT not_before - interval '60 s' > clock_timestamp() - interval '30 s',"
                            + " not_before <= clock_timestamp() + interval '60 s', failures FROM event_cursor")
                    .get(0));
            EventRoom.wakeUp("desk");
        }

        assertThat(rests.get(0)).isEqualTo("false|true|1");
        assertThat(rests.get(19)).isEqualTo("true|true|20");
    }

    @Test
    void ofTwoDeliveriesAtOnceOneLeavesItToTheOther() throws Exception {
        // Given
        EventRoom.record(1, 3);
        EventRoom one = replica();
        EventRoom other = replica();
        desk.then("SELECT pg_advisory_xact_lock_shared(43)");
        Future<Boolean> working;
        try (Connection hold = held()) {
            assertThat(one.to(desk).step()).as("makes the cursor").isTrue();
            working = threads.submit(one.to(desk)::step);
            awaitHeld(1);

            // When
            boolean delivered = threads.submit(other.to(desk)::step).get(20, TimeUnit.SECONDS);

            // Then
            assertThat(delivered).isFalse();
            assertThat(desk.seen).hasSize(3);
        }
        assertThat(working.get()).isTrue();
        assertThat(EventRoom.effects("desk")).containsExactly("1", "2", "3");
        assertThat(other.to(desk).step()).isFalse();
    }

    /** Three replicas deliver to two consumers while four writers commit and roll back in each other's way. */
    @Test
    void whileOthersWriteAndSeveralReplicasDeliver() throws Exception {
        // Given
        DeskConsumer other = new DeskConsumer("other");
        for (int i = 0; i < 3; i++) {
            EventRoom room = new EventRoom(desk, other);
            replicas.add(room);
            room.work();
        }

        // When
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int number = writer;
            writers.add(threads.submit(() -> write(number, new Random(20261123 + number))));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }

        // Then
        List<String> log = EventRoom.log();
        assertThat(log).hasSizeGreaterThan(400);
        for (String consumer : List.of("desk", "other")) {
            Eventually.holds(
                    consumer + " has had everything",
                    () -> EventRoom.effects(consumer).size() >= log.size());
            assertThat(EventRoom.effects(consumer)).isEqualTo(log);
        }
    }

    @Test
    void othersGoOnWhileOneFails() {
        // Given
        DeskConsumer bad = new DeskConsumer("bad").then(FAULT);
        EventRoom room = new EventRoom(bad, desk);
        replicas.add(room);
        EventRoom.record(1, EVENTS);

        // When
        room.work();
        Eventually.holds(
                "the good one has everything", () -> EventRoom.effects("desk").size() == EVENTS);
        Eventually.holds(
                "the bad one has failed",
                () -> EventRoom.rows("SELECT FROM event_cursor WHERE consumer = 'bad' AND failures > 0")
                                .size()
                        == 1);

        // Then
        assertThat(EventRoom.effects("bad")).isEmpty();

        // When
        bad.then(transaction -> Uni.createFrom().voidItem());
        EventRoom.wakeUp("bad");

        // Then
        Eventually.holds("it has caught up", () -> EventRoom.effects("bad").size() == EVENTS);
        assertThat(EventRoom.effects("bad")).isEqualTo(EventRoom.log());
        assertThat(EventRoom.effects("desk")).isEqualTo(EventRoom.log());
    }

    /** It never comes back to its transaction; the database ends it, and another takes over. */
    @Test
    void aReplicaThatStandsStillLosesItsTransaction() {
        // Given
        EventRoom.record(1, 3);
        DeskConsumer standing =
                new DeskConsumer("desk").then(transaction -> Uni.createFrom().nothing());
        EventRoom still = new EventRoom(Duration.ofMillis(20), Duration.ofMillis(500), standing);
        replicas.add(still);
        still.work();
        Eventually.holds("it stands still", () -> standing.seen.size() == 3);

        // When
        EventRoom other = new EventRoom(desk);
        replicas.add(other);
        other.work();

        // Then
        Eventually.holds(
                "the other has delivered", () -> EventRoom.effects("desk").size() == 3);
        assertThat(EventRoom.effects("desk")).containsExactly("1", "2", "3");
    }

    @Test
    void whoIsToldToStopFinishesTheBatchAndBeginsNoOther() throws Exception {
        // Given
        EventRoom.record(1, EVENTS);
        desk.then("SELECT pg_advisory_xact_lock_shared(43)");
        EventRoom room = new EventRoom(desk);
        replicas.add(room);
        Thread stopping = new Thread(room::stop);
        try (Connection hold = held()) {
            room.work();
            awaitHeld(1);

            // When
            stopping.start();
            Eventually.holds("it is told", () -> stopping.getState() == Thread.State.TIMED_WAITING);
            assertThat(EventRoom.effects("desk")).isEmpty();
        }
        stopping.join();

        // Then
        assertThat(EventRoom.effects("desk")).isEqualTo(EventRoom.log().subList(0, EventRoom.BATCH));
    }

    @Test
    void whoIsCalledLooksAtOnce() {
        EventRoom room = new EventRoom(Duration.ofHours(1), Duration.ofSeconds(20), desk);
        replicas.add(room);
        EventRoom.record(1, 1);
        room.work();
        Eventually.holds("the first is there", () -> EventRoom.effects("desk").size() == 1);
        Eventually.holds("it rests", () -> Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("kequn-events-desk")
                        && thread.isAlive()
                        && Stream.of(thread.getStackTrace())
                                .anyMatch(frame -> frame.getMethodName().equals("tryAcquire"))));

        EventRoom.record(2, 2);
        room.delivery.wake();

        Eventually.holds("the second is there", () -> EventRoom.effects("desk").size() == 2);
    }

    @Test
    void twoConsumersOfOneNameAreRefused() {
        assertThatThrownBy(() -> new EventRoom(desk, new DeskConsumer("desk")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two consumers are named desk");
    }

    private EventRoom replica() {
        EventRoom room = new EventRoom();
        replicas.add(room);
        return room;
    }

    private static Connection held() throws SQLException {
        Connection connection = BareDatabase.owner();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(43)");
        }
        return connection;
    }

    private static void awaitHeld(int deliveries) {
        Eventually.holds(
                deliveries + " are held",
                () -> EventRoom.rows("SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 43 AND NOT granted")
                                .size()
                        == deliveries);
    }

    /** Transactions of one to eight events; some wait for another to begin and end before they commit, some roll back. */
    private static Void write(int writer, Random random) throws SQLException {
        int number = writer * 1_000_000;
        for (int i = 0; i < 40; i++) {
            try (Connection connection = EventRoom.begun();
                    Statement statement = connection.createStatement()) {
                for (int part = random.nextInt(2); part >= 0; part--) {
                    int events = 1 + random.nextInt(4);
                    statement.execute(EventRoom.events(number, number + events - 1));
                    number += events;
                    if (random.nextInt(4) == 0) {
                        EventRoom.record(number, number);
                        number++;
                    }
                }
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
        return null;
    }
}
