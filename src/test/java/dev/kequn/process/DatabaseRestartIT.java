package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import dev.kequn.support.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back under two replicas at work. */
class DatabaseRestartIT {
    private static final int CLIENTS = 4;
    private static final String READ = "query($no: String!) { customer(customerNo: $no) { points { active } } }";
    private static final Map<String, String> AT_WORK = Map.of(
            "kequn.job.enabled", "true",
            "kequn.job.poll", "200ms",
            "kequn.job.lease", "5s",
            "kequn.events.poll", "200ms",
            "kequn.offer.poll", "500ms");

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final ReplicaClient PROBE = new ReplicaClient("none");
    private static final List<PackagedApp> REPLICAS = new ArrayList<>();
    private static EmbeddedDatabase server;
    private static PointsFaultBank bank;

    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> lives = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @BeforeAll
    static void start() {
        server = EmbeddedDatabase.startDurable();
        bank = new PointsFaultBank(server, Production.migratedDatabase(server));
        for (int i = 0; i < 2; i++) {
            REPLICAS.add(bank.startReplica(AT_WORK));
        }
    }

    @AfterAll
    static void end() {
        REPLICAS.forEach(PackagedApp::close);
        server.close();
    }

    @Test
    void whatWasAcknowledgedStaysAndAllGoesOnByItself() {
        // Given
        DatabaseProcess database = DatabaseProcess.of(server);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);
        List<CompletableFuture<Void>> load = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            load.add(CompletableFuture.runAsync(() -> ask(client), clients));
        }
        load.add(CompletableFuture.runAsync(this::watch, clients));
        try {
            for (String signal : List.of("QUIT", "INT")) {
                awaitMore(50);

                // When
                database.stop(signal);
                REPLICAS.forEach(replica -> Eventually.holds("it is not ready", () -> ready(replica) == 503));
                database.start();

                // Then
                REPLICAS.forEach(PackagedApp::awaitReady);
                awaitMore(50);
                assertWorkGoesOn(signal);
            }
        } finally {
            over = true;
            clients.shutdown();
        }
        load.forEach(CompletableFuture::join);
        System.out.printf(
                "%d requests, %d writes acknowledged, %d told UNAVAILABLE, %d looks at liveness%n",
                asked.get(), acknowledged.size(), told.size(), lives.size());
        assertThat(lives).containsOnly(200);
        assertThat(told)
                .isNotEmpty()
                .allMatch(answer -> answer.contains("\"code\":\"UNAVAILABLE\"")
                        && answer.contains("\"message\":\"The service cannot answer now\"")
                        && !answer.matches("(?s).*(localhost|127\\.0\\.0\\.1|"
                                + server.address().replaceAll("\\D", "") + "|SELECT|INSERT|kequn_app|Exception).*"));
        assertThat(bank.rows("SELECT key, result FROM request_key WHERE key LIKE 'R13 %'"))
                .containsExactlyInAnyOrderElementsOf(acknowledged.entrySet().stream()
                        .map(one -> one.getKey() + "|" + one.getValue())
                        .toList());
        assertThat(bank.rows("SELECT customer_id || '.' || version FROM points_transaction"))
                .containsExactlyInAnyOrderElementsOf(acknowledged.values());
        bank.assertEveryInvariant();
    }

    /** Jobs are done, events reach every consumer, both replicas listen to what is told of offers. */
    private static void assertWorkGoesOn(String signal) {
        bank.execute(
                "INSERT INTO job_run (job, scheduled_for, resource, parameters, requested_by) VALUES ('points-expiry',"
                        + " clock_timestamp(), 'points-expiry', '{\"day\": \"2026-07-15\"}', '" + signal + "')",
                "INSERT INTO customer_event (customer_id, source, external_id, type, occurred_at) VALUES (1, 'test', '"
                        + signal + "', 'NOTHING', now())");
        Eventually.holds(
                "the job is done",
                () -> bank.rows("SELECT FROM job_run WHERE requested_by = '" + signal + "' AND state = 'SUCCEEDED'")
                                .size()
                        == 1);
        Eventually.holds("every consumer had the event", () -> bank.rows(
                        """
                        SELECT FROM event_cursor c, customer_event e WHERE e.external_id = '%s'
                        AND (c.transaction_id, c.event_id) < (e.transaction_id, e.event_id)"""
                                .formatted(signal))
                .isEmpty());
        Eventually.holds(
                "both listen",
                () -> bank.rows("SELECT FROM pg_stat_activity WHERE query = 'LISTEN offer'")
                                .size()
                        == REPLICAS.size());
    }

    /** Writes with keys until each has its answer, and reads once. */
    private void ask(int client) {
        ReplicaClient http = new ReplicaClient(Tokens.staff("payments", "service", "operations"));
        String customer = "PF%03d".formatted(1 + client);
        for (int i = 0; !over; i++) {
            String key = "R13 " + client + "." + i;
            String write = "mutation { answer: " + PointsFaultBank.earn(1 + client, 1, key)
                    + " { transaction { id } errors { code } } }";
            @Nullable String done = null;
            for (int attempt = i; done == null && !over; attempt++) {
                done = once(http, REPLICAS.get(attempt % 2), write, Map.of(), "data.answer.transaction.id");
            }
            if (done != null) {
                acknowledged.put(key, done);
            }
            once(http, REPLICAS.get(i % 2), READ, Map.of("no", customer), "data.customer.points.active");
        }
    }

    /** The answer, or null where the replica had none. */
    private @Nullable String once(
            ReplicaClient http, PackagedApp replica, String operation, Map<String, ?> variables, String path) {
        asked.incrementAndGet();
        try {
            ReplicaClient.Answer answer = http.ask(replica, operation, variables);
            String found = answer.at("errors") == null ? answer.at(path) : null;
            if (found == null) {
                told.add(answer.body());
            }
            return found;
        } catch (IOException e) {
            throw new AssertionError("A replica always answers", e);
        }
    }

    private void watch() {
        while (!over) {
            REPLICAS.forEach(replica -> lives.add(health(replica, "live")));
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void awaitMore(int requests) {
        int now = acknowledged.size();
        Eventually.holds("the load goes on", () -> acknowledged.size() > now + requests);
    }

    private static int ready(PackagedApp replica) {
        return health(replica, "ready");
    }

    private static int health(PackagedApp replica, String what) {
        try {
            return PROBE.get(replica.managementPort(), "/q/health/" + what).status();
        } catch (IOException e) {
            return -1;
        }
    }
}
