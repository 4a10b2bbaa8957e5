package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A database with 300 customers in three campaigns that want to approach all of them today, one by SMS and two by PUSH, of
 * which a customer gets two. A gateway that keeps contacts loses them after two seconds.
 */
final class ContactFaultBank {
    static final int CUSTOMERS = 300;

    private final String database = Production.migratedDatabase();

    ContactFaultBank() {
        execute(
                "INSERT INTO branch VALUES ('CF', 'Branch')",
                """
                INSERT INTO customer (customer_id, customer_no, name, phone, branch_code, opened_on)
                SELECT i, 'CF' || i, 'Customer', '13900000000', 'CF', '2020-01-01' FROM generate_series(1, %d) i"""
                        .formatted(CUSTOMERS),
                "INSERT INTO customer_consent SELECT customer_id, 'MARKETING', '2026-01-01', true, 'api', 'x' FROM customer",
                "INSERT INTO contact_policy VALUES (2, null, null, 3, 90, 0, 'test', 'test')",
                "INSERT INTO contact_cap VALUES (2, 0, null, 2, 7)",
                "INSERT INTO contact_cost VALUES (2, 'SMS', 5), (2, 'PUSH', 1)",
                "INSERT INTO campaign (code, versions) SELECT 'CF_' || i, 1 FROM generate_series(1, 3) i",
                """
                INSERT INTO campaign_version (campaign_id, version, revision, state, name_zh, name_en, objective, owner, priority,
                    first_day, audience, most_entries, control_share, last_day, created_by)
                SELECT campaign_id, 1, 1, 'SUBMITTED', 'x', 'x', 'x', 'x', campaign_id, '2026-01-01', '{NONE}', 1, 0,
                    '2026-12-31', 'x' FROM campaign""",
                """
                INSERT INTO campaign_step (version_id, position, code, name_zh, name_en, completed_by, event_type, skippable,
                    time_limit, channels, most_approaches, cool_down)
                SELECT version_id, 0, 'COME', 'x', 'x', 'EVENT', 'COME', false, 10,
                    CASE priority WHEN 1 THEN '{SMS}' ELSE '{PUSH}' END::text[], 3, 5 FROM campaign_version""",
                "UPDATE campaign_version SET state = 'APPROVED'",
                """
                UPDATE campaign c SET in_force = version_id, state = 'LIVE', rolled_out = true
                FROM campaign_version v WHERE v.campaign_id = c.campaign_id""",
                """
                INSERT INTO campaign_round (campaign_id, number, starts_on, ends_on, state, budget)
                SELECT campaign_id, 1, '2026-01-01', '2026-12-31', 'LIVE', 10000 FROM campaign""",
                """
                INSERT INTO enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, next_act, next_on)
                SELECT customer_id, round_id, 1, campaign_id, in_force,
                    ('x' || substr(md5(code || ':' || customer_id), 1, 8))::bit(32)::bigint % 10000, 'TREATED', false, 'EVENT',
                    'CF', false, '2026-07-15', '2026-07-15', 'ACTIVE', '2026-07-15', 'APPROACH', '2026-07-15'
                FROM customer, campaign_round JOIN campaign USING (campaign_id)""",
                "ANALYZE");
    }

    PackagedApp launchReplica() {
        Map<String, String> settings = Production.serving(database);
        settings.put("kequn.bank.business-date", "2026-07-15");
        settings.put("kequn.job.lease", "4s");
        settings.put("kequn.job.poll", "200ms");
        settings.put("kequn.campaign.lease", "2s");
        settings.put("kequn.campaign.chunk-size", "50");
        settings.put("kequn.campaign.schedule", "0 0 0 1 1 ? 2099");
        return PackagedApp.launch(settings);
    }

    /** Both replicas plan, fifty customers at a time. */
    void planSoon() {
        execute("INSERT INTO job_run (job, scheduled_for, resource, parameters, requested_by)"
                + " VALUES ('campaign-day', now(), 'campaign', '{}', 'test')");
    }

    void awaitPlanned() {
        Eventually.holds("contacts are planned", () -> value("SELECT state FROM job_run WHERE job = 'campaign-day'")
                .equals("SUCCEEDED"));
    }

    /** Whether a gateway still has something to do, or will have. */
    boolean isUnderWay() {
        return value("SELECT EXISTS (SELECT FROM contact WHERE state IN ('DUE', 'LEASED'))" + " OR count(*) < 3 * "
                        + CUSTOMERS + " FROM contact")
                .equals("true");
    }

    List<String> rows(String sql) {
        return Database.rows(connect(), sql);
    }

    String value(String sql) {
        List<String> rows = rows(sql);
        assertThat(rows).as(sql).hasSize(1);
        return rows.get(0);
    }

    void assertInvariants() {
        assertThat(Checks.broken("campaigns", connect())).isEmpty();
    }

    private void execute(String... sql) {
        Database.execute(connect(), sql);
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
