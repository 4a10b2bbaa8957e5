package dev.kequn.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Assessments;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Hold;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import dev.kequn.support.Tokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A database with 100,000 customers and their balances of 2026-Q2, the replicas that serve it, and a hold: a lock of
 * this test that stops every replica inside the transaction of its chunk, between the work and the commit.
 */
final class FaultBank {
    static final int CUSTOMERS = 100_000;
    static final Duration LEASE = Duration.ofSeconds(6);
    static final Duration POLL = Duration.ofMillis(500);
    static final String PERIOD = "2026-Q2";

    private final String database = Production.migratedDatabase();

    FaultBank() {
        populate();
    }

    /** States before the quarter for all, one change in the quarter for two thirds; sums as the merge would keep them. */
    private void populate() {
        execute(
                "INSERT INTO branch VALUES ('B1', 'Branch')",
                """
                INSERT INTO customer (customer_id, customer_no, name, branch_code, opened_on)
                SELECT i, 'C' || lpad(i::text, 8, '0'), 'Customer ' || i, 'B1', '2020-01-01'
                FROM generate_series(1, %d) i"""
                        .formatted(CUSTOMERS),
                "SELECT setval(pg_get_serial_sequence('customer', 'customer_id'), %d)".formatted(CUSTOMERS),
                "INSERT INTO customer_number SELECT customer_no, customer_id FROM customer",
                """
                INSERT INTO balance_state (customer_id, from_day, through_day, aum, loan, aum_days, loan_days, deposit_days)
                SELECT i, '2026-01-01', '2026-01-01', i::bigint * 7919 %% 900000000, i %% 977 * 1000, 0, 0, 0
                FROM generate_series(1, %d) i"""
                        .formatted(CUSTOMERS),
                """
                INSERT INTO balance_state (customer_id, from_day, through_day, aum, loan, aum_days, loan_days, deposit_days)
                SELECT customer_id, d, d, customer_id * 104729 % 900000000, 0, aum * (d - from_day), loan * (d - from_day), 0
                FROM balance_state, LATERAL (SELECT date '2026-04-01' + (customer_id % 91)::integer AS d) changed
                WHERE customer_id % 3 > 0""",
                "SELECT ensure_balance_quarter('2026-01-01'), ensure_balance_quarter('2026-04-01')",
                """
                INSERT INTO balance_quarter (quarter_start, customer_id, last_from, aum_days, loan_days, deposit_days, aum, loan)
                SELECT '2026-01-01', customer_id, from_day, 0, 0, 0, aum, loan
                FROM balance_state WHERE from_day = '2026-01-01'""",
                """
                INSERT INTO balance_quarter (quarter_start, customer_id, last_from, aum_days, loan_days, deposit_days, aum, loan)
                SELECT '2026-04-01', s.customer_id, s.from_day, b.aum * (s.from_day - date '2026-04-01'),
                       b.loan * (s.from_day - date '2026-04-01'), 0, s.aum, s.loan
                FROM balance_state s JOIN balance_state b ON b.customer_id = s.customer_id AND b.from_day = '2026-01-01'
                WHERE s.from_day >= '2026-04-01'""",
                "INSERT INTO balance_watermark (taken_through) VALUES ('2026-06-30')",
                "ANALYZE");
    }

    PackagedApp startReplica() {
        return PackagedApp.start(settings());
    }

    /** A replica with settings of its own besides. */
    PackagedApp startReplica(Map<String, String> own) {
        Map<String, String> settings = settings();
        settings.putAll(own);
        return PackagedApp.start(settings);
    }

    Map<String, String> settings() {
        Map<String, String> settings = Production.serving(database);
        settings.put("kequn.bank.business-date", "2026-07-15");
        settings.put("kequn.job.lease", LEASE.toSeconds() + "s");
        settings.put("kequn.job.poll", POLL.toMillis() + "ms");
        // One chunk at a time, so that it can be said which one a replica had.
        settings.put("kequn.job.workers", "1");
        settings.put("kequn.tier.chunk-size", "2000");
        settings.put("kequn.intake.chunk-size", "5000");
        return settings;
    }

    /** Asks for one more assessment of the period; returns its run. */
    long assess(PackagedApp replica) {
        execute(Assessments.PUT_ASIDE);
        String id = given().port(replica.port())
                .auth()
                .oauth2(Tokens.staff("olga", "operations"))
                .contentType("application/json")
                .body(Map.of(
                        "query",
                        "mutation { tierRunStart(period: \"" + PERIOD + "\") { run { id } errors { code } } }"))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .path("data.tierRunStart.run.id");
        return Long.parseLong(id);
    }

    void execute(String... sql) {
        Database.execute(connect(), sql);
    }

    List<String> rows(String sql) {
        return Database.rows(connect(), sql);
    }

    String value(String sql) {
        List<String> rows = rows(sql);
        assertThat(rows).as(sql).hasSize(1);
        return rows.get(0);
    }

    void awaitState(long run, String state) {
        Eventually.holds("run " + run + " is " + state, () -> rows("SELECT state FROM job_run WHERE run_id = " + run)
                .equals(List.of(state)));
    }

    void awaitDone(long run, int chunks) {
        Eventually.holds(chunks + " chunks of run " + run + " are done", () -> done(run) >= chunks);
    }

    int done(long run) {
        return Integer.parseInt(value("SELECT count(*) FROM job_chunk WHERE state = 'DONE' AND run_id = " + run));
    }

    /** Every replica that has written to {@code table} waits before it goes on, until the returned connection is closed. */
    Connection holdWriters(String table) throws SQLException {
        return Hold.writers(connect(), table);
    }

    /** Waits until this many replicas are held in the middle of a chunk. */
    void awaitHeld(int replicas) {
        Eventually.holds(replicas + " replicas wait inside their work", () -> value(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                + "AND usename = 'kequn_app' AND wait_event_type = 'Lock' AND xact_start IS NOT NULL")
                .equals(Integer.toString(replicas)));
    }

    /** The open chunks whose lease this replica has, or had when it ended. */
    List<String> leasedBy(PackagedApp replica) {
        return rows("SELECT run_id, chunk_no FROM job_chunk WHERE state = 'OPEN' AND leased_by LIKE '%d@%%'"
                .formatted(replica.pid()));
    }

    /** Everything an assessment wrote, in one word. */
    String digest(long run) {
        return value(
                "SELECT count(*) || ' ' || md5(string_agg(concat_ws(',', customer_id, composite_level, service_level, "
                        + "service_source, average_aum, average_loan, calculated_level, missed_periods, change_reason, "
                        + "service_rule, last_day_aum, last_day_loan), ';' ORDER BY customer_id)) "
                        + "FROM tier_assessment WHERE run_id = " + run);
    }

    /** What must hold after every fault: each query names what breaks it. */
    void assertInvariants() {
        assertThat(
                        rows(
                                """
                        SELECT 'assessed more or less than once', run_id FROM tier_run r WHERE completed_at IS NOT NULL
                          AND (SELECT count(*) || ',' || count(DISTINCT customer_id) FROM tier_assessment a
                               WHERE a.run_id = r.run_id)
                              <> (SELECT sum(units) || ',' || sum(units) FROM job_chunk c WHERE c.run_id = r.run_id)
                        UNION ALL
                        SELECT 'cells are not the population', r.run_id FROM tier_run r WHERE completed_at IS NOT NULL
                          AND (SELECT coalesce(sum(customers), 0) FROM (
                                 SELECT count(*) AS customers FROM tier_assessment a WHERE a.run_id = r.run_id
                                 GROUP BY composite_level, service_level) cells)
                              <> (SELECT count(*) FROM customer WHERE opened_on < r.period_end)
                        UNION ALL
                        SELECT 'succeeded with an open or leased chunk', c.run_id FROM job_chunk c JOIN job_run USING (run_id)
                        WHERE job_run.state = 'SUCCEEDED' AND (c.state <> 'DONE' OR c.leased_by IS NOT NULL)
                        UNION ALL
                        SELECT 'made twice by the schedule', min(run_id) FROM job_run
                        WHERE requested_by = 'system:schedule' GROUP BY job, scheduled_for HAVING count(*) > 1
                        UNION ALL
                        SELECT 'completed twice', min(run_id) FROM tier_run WHERE completed_at IS NOT NULL
                        GROUP BY period, revision HAVING count(*) > 1
                        UNION ALL
                        SELECT 'completed and not succeeded', run_id FROM tier_run JOIN job_run USING (run_id)
                        WHERE (completed_at IS NOT NULL OR unchanged_at IS NOT NULL) <> (state = 'SUCCEEDED')
                        UNION ALL
                        SELECT 'staging without an open intake', oid::bigint FROM pg_class
                        WHERE relname ~ '^intake_staging_[0-9]+$' AND relkind = 'r' AND NOT EXISTS (
                          SELECT FROM intake WHERE merged_at IS NULL AND relname = 'intake_staging_' || intake_id)
                        UNION ALL
                        SELECT 'merged without all of its rows', intake_id FROM intake i WHERE merged_at IS NOT NULL
                          AND rows_read - rows_refused <> (SELECT coalesce(sum(inserted + updated + unchanged + rejected), 0)
                                                           FROM intake_outcome o WHERE o.intake_id = i.intake_id)"""))
                .isEmpty();
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + Production.server().address(database), "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
