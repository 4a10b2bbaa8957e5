package dev.kequn.loyalty.expiry;

import static dev.kequn.loyalty.account.History.earn;
import static dev.kequn.loyalty.account.History.reverseFirst;
import static dev.kequn.loyalty.account.History.spend;
import static dev.kequn.loyalty.ledger.Activation.IMMEDIATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Caller;
import dev.kequn.job.JobQueue;
import dev.kequn.loyalty.account.AccountBank;
import dev.kequn.loyalty.account.History;
import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.ActivationKind;
import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points expire by themselves, in chunks of two customers. */
@QuarkusTest
@TestProfile(PointsExpiryTest.SmallChunks.class)
class PointsExpiryTest {
    private static final String ACCOUNTS = "select customer_id, version, active, pending, arrears, expired, next_due"
            + " from points_account order by customer_id";
    private static final Expiry TEN_DAYS = new Expiry(ExpiryKind.DAYS, 10, null);

    private static long revision;

    @Inject
    Pool pool;

    @Inject
    JobQueue queue;

    @Inject
    PointsExpiryJob job;

    private History history;

    /** As many chunks as there are pairs of customers. */
    public static final class SmallChunks extends OwnBank {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kequn.loyalty.expiry-chunk", "2", "kequn.loyalty.expiry-schedule", "0 10 0 * * ?");
        }
    }

    @BeforeEach
    void bank() {
        // The application's own run of the business date has nothing to do yet.
        Eventually.holds("the schedule's own run is done", () -> Database.value(
                        "select count(*) >= 2 from job_run where job like 'points-expiry%' and state = 'SUCCEEDED'")
                .equals("true"));
        AccountBank.open();
        history = new History(pool);
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
    }

    @Test
    void isDueDailyForItsDay() {
        assertThat(Database.rows(
                        "select scheduled_for = timestamptz '2026-07-15 00:10+08', parameters->>'day', requested_by"
                                + " from job_run where job = 'points-expiry' and requested_by = 'system:schedule'"))
                .containsExactly("true|2026-07-15|system:schedule");
        assertThat(job.parametersDueAt(ZonedDateTime.of(2026, 3, 1, 0, 10, 0, 0, ZoneId.of("Asia/Shanghai"))))
                .isEqualTo(new JsonObject().put("day", "2026-03-01"));
    }

    @Test
    void settlesWhatIsDueAndNothingElse() {
        // Given
        history.on("2026-07-01", 1, earn(10, IMMEDIATE, TEN_DAYS));
        history.on("2026-07-01", 1, earn(5, IMMEDIATE, new Expiry(ExpiryKind.DAYS, 14, null)));
        history.on("2026-07-01", 1, earn(20, IMMEDIATE, new Expiry(ExpiryKind.DAYS, 15, null)));
        history.on("2026-07-01", 1, spend(4));
        history.on("2026-07-01", 2, earn(7, new Activation(ActivationKind.ON_EVENT, 5, "X"), Expiry.NEVER));
        history.on("2026-07-01", 3, earn(50, IMMEDIATE, Expiry.NEVER));
        history.on("2026-07-01", 3, spend(50));
        history.on("2026-07-01", 3, reverseFirst());
        history.on("2026-07-01", 3, earn(80, new Activation(ActivationKind.AFTER_DAYS, 14, null), TEN_DAYS));
        history.on("2026-07-01", 4, earn(9, IMMEDIATE, Expiry.NEVER));
        history.on("2026-07-01", 5, earn(9, IMMEDIATE, TEN_DAYS));
        history.on("2026-07-01", 5, earn(6, new Activation(ActivationKind.ON_EVENT, 20, "X"), Expiry.NEVER));
        history.on("2026-07-01", 5, earn(7, new Activation(ActivationKind.AFTER_DAYS, 17, null), TEN_DAYS));
        history.on("2026-07-01", 5, earn(8, IMMEDIATE, new Expiry(ExpiryKind.DAYS, 30, null)));

        // When
        settle("2026-07-15");

        // Then
        assertThat(Database.rows(ACCOUNTS))
                .containsExactly(
                        "1|5|20|0|0|11|2026-07-16",
                        "2|2|0|0|0|7|null",
                        "3|5|30|0|0|0|2026-07-25",
                        "4|1|9|0|0|0|null",
                        "5|5|8|13|0|9|2026-07-18");
        assertThat(Database.rows("select customer_id, version, kind, amount, business_day, source, actor"
                        + " from points_transaction where kind in ('EXPIRE', 'ACTIVATE') order by 1, 2"))
                .containsExactly(
                        "1|5|EXPIRE|11|2026-07-15|points-expiry|system:points-expiry",
                        "2|2|EXPIRE|7|2026-07-15|points-expiry|system:points-expiry",
                        "3|5|ACTIVATE|80|2026-07-15|points-activation|system:points-activation",
                        "5|5|EXPIRE|9|2026-07-15|points-expiry|system:points-expiry");
        assertThat(Database.rows(
                        "select line, account, side, amount from points_entry where customer_id = 1 and version = 5"
                                + " order by line"))
                .containsExactly("1|ACTIVE|DEBIT|11", "2|EXPIRY|CREDIT|11");
        assertThat(Database.rows("select lot_version, action, amount from points_lot_use where customer_id = 1"
                        + " and version = 5 order by line"))
                .containsExactly("1|EXPIRE|6", "2|EXPIRE|5");
        assertThat(Database.value("select count(*) from job_chunk where run_id = (select max(run_id) from job_run"
                        + " where job = 'points-expiry')"))
                .isEqualTo("2");
    }

    @Test
    void aDayIsSettledOnceHoweverOftenItRuns() {
        for (int customer = 1; customer <= 9; customer++) {
            history.on("2026-07-01", customer, earn(customer, IMMEDIATE, TEN_DAYS));
        }
        List<Long> runs = List.of(enqueue("2026-07-15"), enqueue("2026-07-15"));
        queue.wake();
        runs.forEach(this::await);
        List<String> once = Database.rows(ACCOUNTS);

        settle("2026-07-15");
        settle("2026-07-14");

        assertThat(Database.rows(ACCOUNTS)).isEqualTo(once);
        assertThat(once).hasSize(9).allMatch(row -> row.contains("|2|0|0|0|"));
        assertThat(Database.value("select count(*) from points_transaction")).isEqualTo("18");
    }

    @Test
    void spendsThatComeMeanwhileSettleAndSpendWhatIsLeft() throws Exception {
        // Given
        for (int customer = 1; customer <= 8; customer++) {
            for (int lot = 1; lot <= 20; lot++) {
                history.on("2026-07-01", customer, earn(lot, IMMEDIATE, TEN_DAYS));
            }
            history.on("2026-07-01", customer, earn(100, IMMEDIATE, Expiry.NEVER));
        }
        List<Callable<String>> spends = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String key = "s" + i;
            String number = "PA%03d".formatted(1 + i % 8);
            spends.add(() -> Graphql.as(
                            Tokens.staff("payments", "service"),
                            "mutation($i: PointsSpendInput!, $k: String!) { pointsSpend(input: $i, idempotencyKey: $k)"
                                    + " { balances { active } errors { code } } }",
                            Map.of("i", Map.of("customerNo", number, "amount", "10"), "k", key))
                    .extract()
                    .jsonPath()
                    .getString("data.pointsSpend.errors"));
        }

        // When
        long run = enqueue("2026-07-15");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            queue.wake();
            for (Future<String> answer : threads.invokeAll(spends)) {
                assertThat(answer.get()).isEqualTo("[]");
            }
        } finally {
            threads.shutdownNow();
        }
        await(run);

        // Then
        assertThat(
                        Database.rows(
                                "select active, pending, arrears, earned, spent, expired, version, next_due from points_account"))
                .hasSize(8)
                .containsOnly("20|0|0|310|80|210|30|null");
    }

    @Test
    void announcesEachLastDayOnce() {
        // Given
        history.on("2026-07-01", 1, earn(10, IMMEDIATE, new Expiry(ExpiryKind.DAYS, 44, null)));
        history.on("2026-07-01", 1, earn(5, IMMEDIATE, new Expiry(ExpiryKind.DAYS, 44, null)));
        history.on("2026-07-01", 1, earn(7, IMMEDIATE, new Expiry(ExpiryKind.DAYS, 45, null)));
        history.on("2026-07-01", 2, earn(3, IMMEDIATE, new Expiry(ExpiryKind.DAYS, 15, null)));
        history.on("2026-07-01", 2, earn(4, IMMEDIATE, TEN_DAYS));
        history.on("2026-07-01", 3, earn(6, new Activation(ActivationKind.AFTER_DAYS, 14, null), TEN_DAYS));
        history.on("2026-07-01", 4, earn(6, new Activation(ActivationKind.AFTER_DAYS, 20, null), TEN_DAYS));

        // When
        settle("2026-07-15");
        history.on("2026-07-15", 2, earn(100, IMMEDIATE, new Expiry(ExpiryKind.DAYS, 1, null)));
        settle("2026-07-15");

        // Then
        String events = "select customer_id, source, external_id, attributes->>'points', attributes->>'lastDay'"
                + " from customer_event where type = 'POINTS_EXPIRING' order by external_id";
        List<String> announced = List.of(
                "1|kequn:points|1:2026-08-13|15|2026-08-13",
                "2|kequn:points|2:2026-07-15|3|2026-07-15",
                "3|kequn:points|3:2026-07-24|6|2026-07-24");
        assertThat(Database.rows(events)).isEqualTo(announced);

        settle("2026-07-16");
        assertThat(Database.rows(events))
                .containsExactly(
                        announced.get(0),
                        "1|kequn:points|1:2026-08-14|7|2026-08-14",
                        announced.get(1),
                        announced.get(2));
    }

    /** Settles the day and waits for its notices too. */
    private void settle(String day) {
        long run = enqueue(day);
        queue.wake();
        await(run);
        long notice = Long.parseLong(
                Database.value("select run_id from job_run where job = 'points-expiry-notice' and revision = " + run));
        await(notice);
    }

    private long enqueue(String day) {
        return pool.withTransaction(transaction -> queue.enqueue(
                        transaction,
                        PointsExpiryJob.NAME,
                        OffsetDateTime.parse(day + "T00:10:00+08:00"),
                        ++revision,
                        new JsonObject().put("day", day),
                        Caller.system("test")))
                .await()
                .atMost(Duration.ofSeconds(20))
                .orElseThrow()
                .runId();
    }

    private void await(long run) {
        Eventually.holds(
                "run " + run + " is done", () -> Database.value("select state from job_run where run_id = " + run)
                        .equals("SUCCEEDED"));
    }
}
