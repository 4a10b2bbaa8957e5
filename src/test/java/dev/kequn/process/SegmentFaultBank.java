package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Hold;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A database with 20,000 customers and 20 segments: SF_F0 … SF_F13 of those with a tag and an amount, SF_N0 … SF_N5 of
 * those who are in one of them and not in the next. Its replicas bring membership into line by themselves.
 */
final class SegmentFaultBank {
    static final int CUSTOMERS = 20_000;

    /** Who should be in which segment, by other means than rules. */
    private static final String EXPECTED =
            """
            WITH f AS (
                SELECT i, t.customer_id
                FROM generate_series(0, 13) i JOIN customer_tag t ON t.tag = 'T' || i % 5 AND t.valid_to IS NULL
                     JOIN balance_state b USING (customer_id)
                WHERE b.aum >= i * 10000),
            expected AS (
                SELECT 'SF_F' || i AS code, customer_id FROM f
                UNION ALL
                SELECT 'SF_N' || i, customer_id FROM f
                WHERE i < 6 AND NOT EXISTS (SELECT FROM f other WHERE other.i = f.i + 1
                                                                  AND other.customer_id = f.customer_id)),
            found AS (
                SELECT code, customer_id FROM segment_member JOIN segment USING (segment_id) WHERE left_at IS NULL)
            """;

    private final String database = Production.migratedDatabase();

    SegmentFaultBank() {
        execute(
                "INSERT INTO branch VALUES ('SF', 'Branch')",
                """
                INSERT INTO customer (customer_id, customer_no, name, branch_code, opened_on)
                SELECT i, 'SF' || i, 'Customer', 'SF', '2020-01-01' FROM generate_series(1, %d) i"""
                        .formatted(CUSTOMERS),
                """
                INSERT INTO customer_tag (customer_id, tag, valid_from, source)
                SELECT customer_id, 'T' || t, '2026-01-01', 'test' FROM customer, generate_series(0, 4) t
                WHERE (customer_id + t) % 3 = 0""",
                """
                INSERT INTO balance_state (customer_id, from_day, through_day, aum, loan, aum_days, loan_days, deposit_days)
                SELECT customer_id, '2026-07-01', '2026-07-14', customer_id * 7919 % 200000, 0, 0, 0, 0 FROM customer""",
                """
                INSERT INTO segment (code, kind, versions)
                SELECT 'SF_F' || i, 'RULE', 1 FROM generate_series(0, 13) i
                UNION ALL SELECT 'SF_N' || i, 'COMBINATION', 1 FROM generate_series(0, 5) i""",
                """
                INSERT INTO segment_definition (segment_id, version, revision, state, kind, name_zh, name_en, rule, every_of,
                                                none_of, created_by)
                SELECT segment_id, 1, 1, 'APPROVED', kind, code, code,
                       CASE kind WHEN 'RULE' THEN format('hasTag("T%s") && aum >= money("%s")', i % 5, i * 100) END,
                       CASE kind WHEN 'RULE' THEN '{}' ELSE ARRAY['SF_F' || i] END,
                       CASE kind WHEN 'RULE' THEN '{}' ELSE ARRAY['SF_F' || i + 1] END, 'test'
                FROM segment, LATERAL (SELECT substr(code, 5)::int) n (i)""",
                """
                UPDATE segment s SET in_force = definition_id FROM segment_definition d WHERE d.segment_id = s.segment_id""",
                "TRUNCATE customer_change",
                "ANALYZE");
    }

    PackagedApp launchReplica() {
        Map<String, String> settings = Production.serving(database);
        settings.put("kequn.bank.business-date", "2026-07-15");
        settings.put("kequn.job.lease", "4s");
        settings.put("kequn.job.poll", "200ms");
        // One chunk at a time, so that it can be said which one a replica had.
        settings.put("kequn.job.workers", "1");
        settings.put("kequn.segment.chunk-size", "1000");
        settings.put("kequn.segment.schedule", "0 0 0 1 1 ? 2099");
        settings.put("kequn.segment.poll", "100ms");
        settings.put("kequn.segment.batch", "20");
        return PackagedApp.launch(settings);
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

    /** Nobody was ever in a segment, and no refresh has been. */
    void forget() {
        execute(
                "begin",
                "truncate segment_member, segment_day, segment_refresh",
                "update segment set refreshed = null, refreshed_at = null",
                "commit");
    }

    /** Every definition is followed, and every change. */
    void awaitInLine() {
        Eventually.holds("membership is in line", () -> value(
                        """
                        select not exists (select from customer_change) and not exists (select from segment_stale)
                               and not exists (select from job_run where job = 'segment-refresh'
                                               and state in ('QUEUED', 'RUNNING'))""")
                .equals("true"));
    }

    /** Whoever has written members waits before he goes on, until the returned connection is closed. */
    Connection holdWriters() throws SQLException {
        return Hold.writers(connect(), "segment_member");
    }

    /** Waits until as many connections of replicas wait for a lock inside their transactions. */
    void awaitHeld(int connections) {
        Eventually.holds(connections + " wait inside their work", () -> value(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                + "AND usename = 'kequn_app' AND wait_event_type = 'Lock' AND xact_start IS NOT NULL")
                .equals(Integer.toString(connections)));
    }

    List<String> leasedBy(PackagedApp replica) {
        return rows("SELECT run_id, chunk_no FROM job_chunk WHERE state = 'OPEN' AND leased_by LIKE '%d@%%'"
                .formatted(replica.pid()));
    }

    /** Who is in which segment, in one word. */
    String digest() {
        return value("SELECT count(*) || ' ' || md5(string_agg(code || customer_id, ';' ORDER BY code, customer_id))"
                + " FROM segment_member JOIN segment USING (segment_id) WHERE left_at IS NULL");
    }

    /** Members who should be none, and the other way round. */
    void assertMembership() {
        assertThat(
                        rows(
                                EXPECTED
                                        + """
                                (TABLE expected EXCEPT ALL TABLE found) UNION ALL (TABLE found EXCEPT ALL TABLE expected) LIMIT 10"""))
                .isEmpty();
        assertThat(Checks.broken("segments", connect())).isEmpty();
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
