package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

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
 * A database with 100,000 customers in a segment, half of whom may be approached, and a campaign for them with a pilot, a
 * control group, an exclusion and a budget that does not suffice for all. Its replicas bring it to the day.
 */
final class CampaignFaultBank {
    static final int CUSTOMERS = 100_000;
    static final int CHUNK = 5_000;

    private final String database = Production.migratedDatabase();

    CampaignFaultBank() {
        execute(
                "INSERT INTO branch VALUES ('CF', 'Branch')",
                """
                INSERT INTO customer (customer_id, customer_no, name, phone, branch_code, opened_on, closed_on)
                SELECT i, 'CF' || i, 'Customer', '139' || lpad(i::text, 8, '0'), 'CF', '2020-01-01',
                       CASE WHEN i %% 50 = 0 THEN date '2026-01-01' END
                FROM generate_series(1, %d) i"""
                        .formatted(CUSTOMERS),
                """
                INSERT INTO customer_consent (customer_id, purpose, given_at, granted, source, actor)
                SELECT customer_id, 'MARKETING', '2026-01-02 02:00Z', customer_id % 2 = 0, 'intake', 'test' FROM customer""",
                "INSERT INTO segment (code, kind, versions) VALUES ('CF_ALL', 'RULE', 1), ('CF_NOT', 'RULE', 1)",
                """
                INSERT INTO segment_definition (segment_id, version, revision, state, kind, name_zh, name_en, rule, created_by)
                SELECT segment_id, 1, 1, 'DRAFT', kind, code, code, 'false', 'test' FROM segment""",
                """
                INSERT INTO segment_member (customer_id, segment_id, entered_at, entered_on, entry_reason, definition_id)
                SELECT customer_id, segment_id, '2026-07-01 02:00Z', '2026-07-01', 'FACTS', definition_id
                FROM customer, segment JOIN segment_definition USING (segment_id)
                WHERE code = 'CF_ALL' OR customer_id % 10 = 3""",
                "INSERT INTO campaign (code, versions) VALUES ('CF', 1)",
                """
                INSERT INTO campaign_version (campaign_id, version, revision, state, name_zh, name_en, objective, owner,
                    priority, first_day, last_day, audience, exclusions, most_entries, pilot_share, control_share, budget,
                    created_by)
                SELECT campaign_id, 1, 1, 'SUBMITTED', 'CF', 'CF', 'x', 'x', 1, '2026-07-01', '2026-07-31', '{CF_ALL}',
                       '{CF_NOT}', 1, 2000, 1000, 300000, 'test' FROM campaign""",
                """
                INSERT INTO campaign_step (version_id, position, code, name_zh, name_en, completed_by, event_type, skippable,
                    time_limit, channels, most_approaches, cool_down)
                SELECT version_id, i, 'STEP' || i, 'x', 'x', 'EVENT', 'STEP' || i, false, 10, '{SMS,PHONE}', 2, 5
                FROM campaign_version, generate_series(0, 1) i""",
                "UPDATE campaign_version SET state = 'APPROVED'",
                "UPDATE campaign SET in_force = version_id FROM campaign_version",
                """
                INSERT INTO contact_policy (version, most_refusals, suppression_days, universal_control, set_by, reason)
                VALUES (2, 3, 90, 200, 'test', 'Contacts cost')""",
                "INSERT INTO contact_cost (version, channel, cost) VALUES (2, 'SMS', 10)",
                "TRUNCATE customer_change",
                "ANALYZE");
    }

    PackagedApp launchReplica() {
        Map<String, String> settings = Production.serving(database);
        settings.put("kequn.bank.business-date", "2026-07-15");
        settings.put("kequn.job.lease", "3s");
        settings.put("kequn.job.poll", "200ms");
        // One chunk at a time, so that it can be said which one a replica had.
        settings.put("kequn.job.workers", "1");
        settings.put("kequn.campaign.chunk-size", Integer.toString(CHUNK));
        settings.put("kequn.campaign.schedule", "0 0 0 1 1 ? 2099");
        settings.put("kequn.segment.schedule", "0 0 0 1 1 ? 2099");
        return PackagedApp.launch(settings);
    }

    /** The campaign as before its launch; nobody was ever in it. */
    void forget() {
        execute("TRUNCATE contact, contact_standing, enrolment_step, enrolment, campaign_stock, campaign_round");
    }

    /** Launches the campaign, with or without its pilot, as the desk does; returns the run. */
    long launch(boolean pilot) {
        execute("UPDATE campaign SET state = 'LIVE', launched_at = clock_timestamp(), rolled_out = " + !pilot);
        return Long.parseLong(
                value(
                        """
                INSERT INTO job_run (job, scheduled_for, revision, resource, parameters, requested_by)
                VALUES ('campaign-day', clock_timestamp(), 0, 'campaign', '{"campaign": "CF"}', 'test') RETURNING run_id"""));
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
        Eventually.holds("run " + run + " is " + state, () -> value("SELECT state FROM job_run WHERE run_id = " + run)
                .equals(state));
    }

    /** Whoever has written to {@code table} waits before he goes on, until the returned connection is closed. */
    Connection holdWriters(String table) throws SQLException {
        return Hold.writers(connect(), table);
    }

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

    /** Who is enrolled, as what, and how he is approached, in one word; whom the last of the budget reached, by number. */
    String digest() {
        return value(
                """
                SELECT (SELECT count(*) || ' ' || md5(string_agg(concat_ws(',', customer_id, entry, bucket, arm, pilot, source,
                            segment_id, level, branch_code, newcomer, enrolled_on, state, position), ';' ORDER BY customer_id))
                        FROM enrolment)
                    || ' ' || (SELECT string_agg(state || coalesce(reason, '') || n, ' ' ORDER BY state, reason)
                               FROM (SELECT state, reason, count(*) AS n FROM contact GROUP BY 1, 2) contacts)
                    || ' ' || (SELECT md5(string_agg(customer_id::text, ';' ORDER BY customer_id)) FROM contact
                               WHERE reason IS DISTINCT FROM 'BUDGET_EXHAUSTED' AND state = 'SUPPRESSED')""");
    }

    /** What must hold whatever happened: each query names what breaks it. */
    void assertInvariants() {
        assertThat(
                        rows(
                                """
                        SELECT 'not reserved what was promised', round_id FROM campaign_round r
                        WHERE reserved <> (SELECT coalesce(sum(cost), 0) FROM contact k
                                           WHERE k.round_id = r.round_id AND state IN ('DUE', 'LEASED'))
                        UNION ALL
                        SELECT 'treated and not judged', customer_id FROM enrolment e
                        WHERE arm = 'TREATED' AND NOT EXISTS (SELECT FROM contact k WHERE k.customer_id = e.customer_id)
                        UNION ALL
                        SELECT 'a control approached', customer_id FROM enrolment JOIN contact USING (customer_id, round_id, entry)
                        WHERE arm <> 'TREATED'
                        UNION ALL
                        SELECT 'approached twice', customer_id FROM contact GROUP BY customer_id HAVING count(*) > 1
                        UNION ALL
                        SELECT 'one too many or one too few', c.customer_id
                        FROM customer c FULL JOIN enrolment e USING (customer_id), campaign
                        WHERE (e.customer_id IS NOT NULL)
                              <> (c.customer_id % 50 > 0 AND c.customer_id % 10 <> 3
                                  AND (rolled_out OR ('x' || substr(md5('CF:pilot:' || c.customer_id), 1, 8))::bit(32)::bigint
                                                     % 10000 < 2000))
                        LIMIT 10"""))
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
