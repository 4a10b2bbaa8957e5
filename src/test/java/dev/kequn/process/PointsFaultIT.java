package dev.kequn.process;

import static dev.kequn.process.PointsFaultBank.earn;
import static dev.kequn.process.PointsFaultBank.reverse;
import static dev.kequn.process.PointsFaultBank.spend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.AtOnce;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two replicas move points of the same customers; whatever breaks, what was acknowledged is there, exactly once. */
class PointsFaultIT {
    private static final int THREADS = 16;
    private static final int ACTS = 2000;

    private static final PointsClient CLIENT = new PointsClient();
    private static final List<PackagedApp> REPLICAS = new CopyOnWriteArrayList<>();
    private static PointsFaultBank bank;

    @BeforeAll
    static void start() {
        bank = new PointsFaultBank();
        REPLICAS.add(bank.startReplica());
        REPLICAS.add(bank.startReplica());
    }

    @AfterAll
    static void end() {
        REPLICAS.forEach(PackagedApp::close);
    }

    @AfterEach
    void holds() {
        bank.assertInvariants();
    }

    @Test
    void ofEqualRequestsOneIsDone() {
        List<String> answers = AtOnce.ask(64, i -> CLIENT.ask(REPLICAS.get(i % 2), earn(1, 100, "R1")));
        assertThat(answers).containsOnly("1.1");
        assertThat(bank.account(1)).isEqualTo("100|1");
    }

    @Test
    void aKeyMeansOneThingAlsoAfterARestart() {
        // When
        List<String> answers = AtOnce.ask(32, i -> CLIENT.ask(REPLICAS.get(i % 2), earn(2 + i / 2 % 2, 100, "R2")));

        // Then
        String done = answers.contains("2.1") ? "2.1" : "3.1";
        assertThat(answers.stream().filter(done::equals)).hasSize(16);
        assertThat(answers.stream().filter("IDEMPOTENCY_CONFLICT"::equals)).hasSize(16);

        // When
        restart(1);

        // Then
        int customer = done.equals("2.1") ? 2 : 3;
        assertThat(CLIENT.ask(REPLICAS.get(1), earn(customer, 100, "R2"))).isEqualTo(done);
        assertThat(CLIENT.ask(REPLICAS.get(1), earn(customer, 101, "R2"))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(CLIENT.ask(REPLICAS.get(1), earn(5 - customer, 100, "R2"))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(bank.account(customer)).isEqualTo("100|1");
        assertThat(bank.rows("SELECT FROM points_transaction WHERE customer_id = " + (5 - customer)))
                .isEmpty();
    }

    @Test
    void everyCreditCounts() {
        List<Long> done = AtOnce.ask(20, i -> IntStream.range(0, 25)
                .filter(k -> CLIENT.ask(REPLICAS.get((i + k) % 2), earn(4, 1, "R3 " + i + "." + k))
                        .startsWith("4."))
                .count());
        assertThat(done).containsOnly(25L);
        assertThat(bank.account(4)).isEqualTo("500|500");
    }

    @Test
    void noMoreIsSpentThanThereIs() {
        assertThat(CLIENT.ask(REPLICAS.get(0), earn(5, 10_000, "R4"))).isEqualTo("5.1");
        List<String> answers = AtOnce.ask(20, i -> CLIENT.ask(REPLICAS.get(i % 2), spend(5, 1000, "R4 " + i)));
        assertThat(answers.stream().filter(answer -> answer.startsWith("5."))).hasSize(10);
        assertThat(answers.stream().filter("INSUFFICIENT_POINTS"::equals)).hasSize(10);
        assertThat(bank.account(5)).isEqualTo("0|11");
    }

    /** Also keys are met in opposite order: each is used at both replicas, for two customers. */
    @Test
    void accountsAndKeysInOppositeOrderMeetNoDeadlock() {
        List<List<String>> answers = AtOnce.ask(THREADS, i -> IntStream.range(0, 40)
                .map(k -> i % 2 == 0 ? k : 39 - k)
                .mapToObj(k -> CLIENT.ask(REPLICAS.get(i % 2), earn(11 + (k + i % 2) % 8, 1, "R5 " + i / 2 + "." + k)))
                .toList());
        assertThat(answers.stream().flatMap(List::stream).filter(answer -> answer.startsWith(PointsClient.FAULT)))
                .isEmpty();
        assertThat(answers.stream().flatMap(List::stream).filter("IDEMPOTENCY_CONFLICT"::equals))
                .hasSize(THREADS / 2 * 40);
        assertThat(bank.rows(
                        "SELECT sum(active), sum(version) FROM points_account WHERE customer_id BETWEEN 11 AND 18"))
                .containsExactly("320|320");
    }

    @Test
    void whatIsAcknowledgedIsThereOnceThoughAReplicaIsKilled() {
        // Given
        Map<String, String> done = new ConcurrentHashMap<>();
        List<String> refused = new CopyOnWriteArrayList<>();
        List<String> reversible = new CopyOnWriteArrayList<>();
        AtomicInteger acts = new AtomicInteger();
        AtomicInteger enough = new AtomicInteger(Integer.MAX_VALUE);
        Thread fault = new Thread(() -> {
            Eventually.holds("a third of the acts is done", () -> acts.get() > ACTS / 3);
            restart(0);
            enough.set(Math.max(ACTS, acts.get() + ACTS / 4));
        });
        fault.start();

        // When
        AtOnce.ask(THREADS, thread -> {
            Random random = new Random(20261122L + thread);
            for (int i = acts.getAndIncrement(); i < enough.get(); i = acts.getAndIncrement()) {
                String key = "mix " + i;
                String answer = CLIENT.insist(REPLICAS, random.nextInt(2), act(random, reversible, key));
                if (answer.contains(".")) {
                    done.put(key, answer);
                    reversible.add(answer);
                } else {
                    refused.add(key + " " + answer);
                }
            }
            return null;
        });
        join(fault);

        // Then
        System.out.printf("%d acts done, %d refused%n", done.size(), refused.size());
        assertThat(done.size() + refused.size()).isGreaterThanOrEqualTo(ACTS);
        assertThat(refused)
                .allMatch(what ->
                        what.matches("mix \\d+ (INSUFFICIENT_POINTS|EXCEEDS_ORIGINAL|NOT_REVERSIBLE|POINTS_SPENT)"));
        assertThat(bank.rows("SELECT key, result FROM request_key WHERE key LIKE 'mix %'"))
                .containsExactlyInAnyOrderElementsOf(done.entrySet().stream()
                        .map(one -> one.getKey() + "|" + one.getValue())
                        .toList());
        assertThat(bank.rows("SELECT customer_id || '.' || version FROM points_transaction"
                        + " WHERE customer_id BETWEEN 21 AND 40"))
                .containsExactlyInAnyOrderElementsOf(done.values());
    }

    private static String act(Random random, List<String> reversible, String key) {
        int kind = random.nextInt(10);
        if (kind < 2 && !reversible.isEmpty()) {
            return reverse(reversible.get(random.nextInt(reversible.size())), key);
        }
        int customer = 21 + random.nextInt(20);
        return kind < 6 ? earn(customer, 1 + random.nextInt(50), key) : spend(customer, 1 + random.nextInt(50), key);
    }

    @Test
    void aCommitThatIsNotAnsweredIsDoneOnce() throws IOException {
        try (CommitCut cut = new CommitCut("R16 ");
                PackagedApp replica = bank.startReplica(cut)) {
            // The replica itself finds that it was done.
            cut.cutAfterwards(1);
            assertThat(CLIENT.ask(replica, earn(51, 100, "R16 a"))).isEqualTo("51.1");
            assertThat(cut.cuts()).isEqualTo(1);

            // It was not done, and is done now.
            cut.cutBeforehand(1);
            assertThat(CLIENT.ask(replica, earn(51, 10, "R16 b"))).isEqualTo("51.2");
            assertThat(cut.cuts()).isEqualTo(2);

            // The replica finds out nothing; the client asks again.
            cut.cutAfterwards(3);
            assertThat(CLIENT.ask(replica, earn(51, 1, "R16 c")))
                    .startsWith(PointsClient.FAULT)
                    .contains("\"UNAVAILABLE\"");
            assertThat(cut.cuts()).isEqualTo(5);
            assertThat(bank.account(51)).isEqualTo("111|3");
            assertThat(CLIENT.ask(replica, earn(51, 1, "R16 c"))).isEqualTo("51.3");
            assertThat(CLIENT.ask(REPLICAS.get(0), earn(51, 1, "R16 c"))).isEqualTo("51.3");
            assertThat(CLIENT.ask(REPLICAS.get(0), earn(51, 2, "R16 c"))).isEqualTo("IDEMPOTENCY_CONFLICT");

            // Many of one transaction, and of several.
            cut.cutAfterwards(3);
            cut.cutBeforehand(2);
            List<String> answers = AtOnce.ask(
                    32,
                    i -> CLIENT.insist(
                            List.of(replica), 0, i % 2 == 0 ? earn(51, 1, "R16 " + i) : spend(51, 1, "R16 " + i)));
            assertThat(cut.cuts()).isEqualTo(10);
            assertThat(answers).doesNotHaveDuplicates().allMatch(answer -> answer.startsWith("51."));
            assertThat(bank.account(51)).isEqualTo("111|35");
        }
    }

    private static void restart(int which) {
        REPLICAS.get(which).kill();
        REPLICAS.set(which, bank.startReplica());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
