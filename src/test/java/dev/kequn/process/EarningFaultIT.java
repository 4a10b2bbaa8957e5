package dev.kequn.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points of rules while two replicas earn at once and one of them is killed: every sum is exact. */
class EarningFaultIT {
    private static final int EVENTS = 400;

    private final FaultBank bank = new FaultBank();
    private final List<PackagedApp> started = new ArrayList<>();

    /** PAY gives 10 for each event, LIMITED gives 3 to 1,000 in all, BUDGET is for claims. */
    @BeforeEach
    void rules() {
        bank.execute(
                "INSERT INTO earning_code VALUES ('PAY', 1), ('LIMITED', 1), ('BUDGET', 1)",
                """
                INSERT INTO earning_rule (code, version, revision, name_zh, name_en, state, valid_from, trigger_kind, event_type,
                                          fixed_points, activation, expiry, on_spent, budget, created_by)
                SELECT code, 1, 1, code, code, 'APPROVED', '2020-01-01', 'EVENT', type, points, 'IMMEDIATE', 'NEVER', 'CLAMP',
                       budget, 'test'
                FROM (VALUES ('PAY', 'card.paid', 10, NULL), ('LIMITED', 'card.paid', 3, 1000), ('BUDGET', 'none', 1, 1000))
                     AS r (code, type, points, budget)""");
    }

    @AfterEach
    void end() throws IOException {
        started.forEach(PackagedApp::close);
        String check = Files.readString(Path.of("k8s/checks/points.sql")).replaceAll("(?m)^--.*$", "");
        assertThat(bank.rows("SELECT * FROM (" + check.strip().replaceAll(";$", "") + ") c WHERE broken > 0"))
                .isEmpty();
    }

    @Test
    void aReplicaIsKilledBetweenItsWorkAndItsCommit() throws SQLException {
        // Given
        PackagedApp victim = start();
        awaitDelivery();
        try (Connection hold = bank.holdWriters("request_key")) {
            record("first");
            bank.awaitHeld(1);
            assertThat(bank.value("SELECT count(*) FROM points_transaction")).isEqualTo("0");

            // When
            victim.kill();
        }
        start();
        start();
        record("second");
        awaitDelivery();

        // Then
        assertThat(bank.rows("SELECT source, count(*), sum(amount), count(DISTINCT reference) FROM points_transaction"
                        + " GROUP BY source ORDER BY source"))
                .containsExactly("LIMITED|334|1000|334", "PAY|800|8000|800");
        assertThat(bank.value("SELECT count(*) FROM request_key")).isEqualTo("1134");
        assertThat(bank.rows("SELECT * FROM earning_budget")).containsExactly("LIMITED|1000");
    }

    /** 142 times 7 are 994; the next claim does not fit. */
    @Test
    void aBudgetHoldsOverTwoReplicas() throws Exception {
        // Given
        List<PackagedApp> replicas = List.of(start(), start());
        ExecutorService threads = Executors.newFixedThreadPool(24);
        List<Future<List<String>>> answers = new ArrayList<>();

        // When
        for (int i = 0; i < 300; i++) {
            int port = replicas.get(i % 2).port();
            int customer = 1 + i % 40;
            String key = "claim" + i;
            answers.add(threads.submit(() -> claim(port, customer, key)));
        }
        List<String> refusals = new ArrayList<>();
        for (Future<List<String>> answer : answers) {
            refusals.addAll(answer.get());
        }
        threads.shutdown();

        // Then
        assertThat(refusals).hasSize(158).containsOnly("BUDGET_EXHAUSTED");
        assertThat(bank.rows("SELECT * FROM earning_budget")).containsExactly("BUDGET|994");
        assertThat(bank.value("SELECT sum(amount) FROM points_transaction WHERE source = 'BUDGET'"))
                .isEqualTo("994");
    }

    /** In one transaction, so that they come in one batch. */
    private void record(String prefix) {
        bank.execute(
                """
                INSERT INTO customer_event (customer_id, source, external_id, type, occurred_at)
                SELECT 1 + i %% 50, 'core', '%s' || i, 'card.paid', '2026-07-15T04:00:00Z' FROM generate_series(1, %d) i"""
                        .formatted(prefix, EVENTS));
    }

    private void awaitDelivery() {
        Eventually.holds("the points have seen every event", () -> bank.value(
                        """
                        SELECT EXISTS (SELECT FROM event_cursor WHERE consumer = 'points') AND NOT EXISTS (
                            SELECT FROM customer_event e JOIN event_cursor c
                                ON (e.transaction_id, e.event_id) > (c.transaction_id, c.event_id)
                            WHERE c.consumer = 'points')""")
                .equals("true"));
    }

    private static List<String> claim(int port, int customer, String key) {
        return given().port(port)
                .auth()
                .oauth2(Tokens.staff("payments", "service"))
                .contentType("application/json")
                .body(Map.of(
                        "query",
                        "mutation($no: String!, $key: String!) { pointsEarn(input: { customerNo: $no, amount: \"7\","
                                + " rule: \"BUDGET\" }, idempotencyKey: $key) { errors { code } } }",
                        "variables",
                        Map.of("no", "C%08d".formatted(customer), "key", key)))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .path("data.pointsEarn.errors.code");
    }

    private PackagedApp start() {
        Map<String, String> settings = bank.settings();
        settings.put("kequn.job.enabled", "false");
        settings.put("kequn.events.poll", "200ms");
        PackagedApp replica = PackagedApp.start(settings);
        started.add(replica);
        return replica;
    }
}
