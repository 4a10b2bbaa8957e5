package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.approved;
import static dev.kequn.loyalty.earning.EarningBank.earned;
import static dev.kequn.loyalty.earning.EarningBank.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Caller;
import dev.kequn.job.JobQueue;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules about months: who kept how much in June, and who was there on its last day. */
@QuarkusTest
@TestProfile(OwnBank.class)
class PeriodEarningTest {
    private static final AtomicInteger RUNS = new AtomicInteger();

    @Inject
    JobQueue queue;

    @Inject
    Pool pool;

    @BeforeEach
    void bank() {
        EarningBank.open(9);
        Database.execute(
                "truncate balance_watermark", "insert into balance_watermark (taken_through) values ('2026-06-30')");
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
    }

    /** 50,000 on every day of June; a cent less on one; twice that on half of the days; and with the month's end as its end. */
    @Test
    void aMonthsAverageEarns() {
        // Given
        keep(1, "2026-01-01", 5_000_000);
        keep(2, "2026-01-01", 5_000_000, "2026-06-30", 4_999_984);
        keep(3, "2026-06-16", 10_000_000);
        keep(4, "2026-06-17", 10_000_000);
        keep(5, "2026-06-01", 5_000_000, "2026-07-01", 0);
        approved(month("KEPT", "monthAverageAum >= money(\"50000\")"));

        // When
        run("2026-06");

        // Then
        assertThat(earned()).containsExactly("1|100|KEPT|2026-06", "3|100|KEPT|2026-06", "5|100|KEPT|2026-06");
        assertThat(EarningBank.uses())
                .containsExactly("1|KEPT|2026-06-30|100|1", "3|KEPT|2026-06-30|100|1", "5|KEPT|2026-06-30|100|1");
    }

    @Test
    void theSameMonthAgainGivesNothingTwice() {
        approved(month("AGAIN", "kind == \"PERSON\""));
        run("2026-06");
        assertThat(earned()).hasSize(9);
        String before = EarningBank.everything();

        run("2026-06");

        assertThat(EarningBank.everything()).isEqualTo(before);

        run("2026-05");
        assertThat(earned()).hasSize(18);
    }

    @Test
    void whoWasThereOnTheLastDayAndStillIs() {
        Database.execute(
                "update customer set opened_on = '2026-06-30' where customer_id = 1",
                "update customer set opened_on = '2026-07-01' where customer_id = 2",
                "update customer set closed_on = '2026-06-30' where customer_id = 3",
                "update customer set closed_on = '2026-07-10' where customer_id = 4",
                "update customer set closed_on = '2026-07-16' where customer_id = 5",
                "update customer set customer_no = null where customer_id = 6",
                "update customer set opened_on = null where customer_id = 7",
                "delete from customer_number where customer_id > 7",
                "delete from customer where customer_id > 7");
        approved(month("THERE", null));

        run("2026-06");

        assertThat(earned()).containsExactly("1|100|THERE|2026-06", "5|100|THERE|2026-06", "7|100|THERE|2026-06");
    }

    @Test
    void theRulesOfTheLastDayApply() {
        approved(rule("DATED", "trigger", Map.of("kind", "PERIOD"), "validTo", "2026-06-29"));
        approved(rule("NEXT", "trigger", Map.of("kind", "PERIOD"), "validFrom", "2026-07-01"));
        approved(rule("LAST", "trigger", Map.of("kind", "PERIOD"), "validFrom", "2026-06-30", "budget", "250"));

        run("2026-06");

        assertThat(earned()).containsExactly("1|100|LAST|2026-06", "2|100|LAST|2026-06", "3|50|LAST|2026-06");
    }

    @Test
    void waitsForTheBalancesOfTheLastDay() {
        Database.execute("update balance_watermark set taken_through = '2026-06-29'");
        approved(month("WAITS", null));
        long run = start("2026-06");
        Eventually.holds("it waits", () -> waiting(run).equals("balances up to 2026-06-30; taken up to 2026-06-29"));
        assertThat(earned()).isEmpty();

        Database.execute("update balance_watermark set taken_through = '2026-06-30'");
        await(run);

        assertThat(earned()).hasSize(9);
    }

    private static Map<String, Object> month(String code, String condition) {
        return rule(code, "trigger", Map.of("kind", "PERIOD"), "condition", condition);
    }

    /** States in minor units, each from its day on; sums as the merge would keep them. */
    private static void keep(int customer, Object... states) {
        Database.execute(
                "insert into balance_state (customer_id, from_day, through_day, aum, loan, aum_days, loan_days,"
                        + " deposit_days) values (%d, '%s', '%s', %s, 0, 0, 0, 0)"
                                .formatted(customer, states[0], states[0], states[1]));
        if (states.length > 2) {
            Database.execute(
                    ("insert into balance_state (customer_id, from_day, through_day, aum, loan, aum_days, loan_days,"
                                    + " deposit_days) select customer_id, '%1$s', '%1$s', %2$s, 0, aum * (date '%1$s' - from_day), 0, 0"
                                    + " from balance_state where customer_id = %3$d")
                            .formatted(states[2], states[3], customer));
        }
    }

    private void run(String month) {
        await(start(month));
    }

    private long start(String month) {
        OffsetDateTime due = OffsetDateTime.parse("2200-01-01T00:00:00Z").plusDays(RUNS.incrementAndGet());
        long run = pool.withTransaction(transaction -> queue.enqueue(
                        transaction,
                        PeriodEarningJob.NAME,
                        due,
                        0,
                        new JsonObject().put("month", month),
                        Caller.system("test")))
                .await()
                .atMost(Duration.ofSeconds(30))
                .orElseThrow()
                .runId();
        queue.wake();
        return run;
    }

    private static void await(long run) {
        Eventually.holds(
                "run " + run + " is done", () -> Database.value("select state from job_run where run_id = " + run)
                        .equals("SUCCEEDED"));
    }

    private static String waiting(long run) {
        List<String> rows = Database.rows("select waiting_for from job_run where run_id = " + run);
        return rows.get(0);
    }
}
