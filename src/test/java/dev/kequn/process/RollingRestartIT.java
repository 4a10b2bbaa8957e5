package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Replicas are replaced one after the other while clients, who try nothing twice, keep their connections. */
class RollingRestartIT {
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 3;
    private static final Map<String, String> DELAY = Map.of("quarkus.shutdown.delay", "1500ms");
    private static final String READ =
            "query($no: String!) { customer(customerNo: $no) { customerNo points { active } } }";

    private final PointsFaultBank bank = new PointsFaultBank();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    static {
        // Not even to connect.
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
    }

    @Test
    void noRequestFailsThoughEveryReplicaIsReplacedThrice() throws IOException {
        List<PackagedApp> running = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (ReadyBalancer balancer = new ReadyBalancer()) {
            // Given
            for (int i = 0; i < 2; i++) {
                running.add(started(balancer));
            }
            List<CompletableFuture<Void>> load = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                load.add(CompletableFuture.runAsync(() -> ask(client, balancer.port()), clients));
            }
            Eventually.holds("the load is on", () -> requests.get() > 10 * CLIENTS);

            // When
            for (int restart = 0; restart < 2 * ROUNDS; restart++) {
                running.add(started(balancer));
                PackagedApp leaving = running.get(0);
                leaving.terminate();
                Eventually.holds("new connections go elsewhere", () -> !balancer.routesTo(leaving));
                assertThat(leaving.awaitExit()).isEqualTo(128 + 15);
                balancer.remove(leaving);
                running.remove(0);
                assertThat(leaving.output()).contains("kequn stopped in").doesNotContain("ERROR");
            }
            int done = requests.get();
            Eventually.holds("the load goes on", () -> requests.get() > done + 10 * CLIENTS);
            over = true;
            load.forEach(CompletableFuture::join);

            // Then
            System.out.printf(
                    "%d requests over %d connections through %d restarts: %d failed, %d writes acknowledged%n",
                    requests.get(), balancer.connections(), 2 * ROUNDS, failed.size(), acknowledged.size());
        } finally {
            over = true;
            clients.shutdown();
            running.forEach(PackagedApp::close);
        }
        assertThat(failed).isEmpty();
        assertThat(bank.rows("SELECT key || ' ' || result FROM request_key WHERE key LIKE 'R12 %'"))
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(bank.rows("SELECT customer_id || '.' || version FROM points_transaction"))
                .hasSameSizeAs(acknowledged);
        bank.assertEveryInvariant();
    }

    private PackagedApp started(ReadyBalancer balancer) {
        PackagedApp replica = bank.startReplica(DELAY);
        balancer.add(replica);
        Eventually.holds("new connections go to the new replica", () -> balancer.routesTo(replica));
        return replica;
    }

    /** One connection after the other, each as long as it is kept. */
    private void ask(int client, int port) {
        ReplicaClient http = new ReplicaClient(Tokens.staff("payments", "service", "operations"));
        for (int i = 0; !over; i++) {
            requests.incrementAndGet();
            int customer = 1 + client;
            try {
                if (i % 2 == 0) {
                    String key = "R12 " + client + "." + i;
                    ReplicaClient.Answer answer = http.ask(
                            port,
                            "mutation { answer: " + PointsFaultBank.earn(customer, 1, key)
                                    + " { transaction { id } errors { code } } }",
                            Map.of());
                    String id = answer.status() == 200 ? answer.at("data.answer.transaction.id") : null;
                    if (id == null) {
                        failed.add(key + " " + answer);
                    } else {
                        acknowledged.add(key + " " + id);
                    }
                } else {
                    ReplicaClient.Answer answer = http.ask(port, READ, Map.of("no", "PF%03d".formatted(customer)));
                    if (answer.status() != 200 || answer.at("data.customer.points.active") == null) {
                        failed.add(answer.toString());
                    }
                }
            } catch (IOException e) {
                failed.add(e.toString());
            }
        }
    }
}
