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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customers walk through a campaign while two replicas watch and one is killed: every step is taken and rewarded once. */
class JourneyFaultIT {
    private static final int CUSTOMERS = 600;
    private static final List<PackagedApp> REPLICAS = new ArrayList<>();
    private static final String DATABASE = Production.migratedDatabase();

    /** VISIT gives 3 points, OPEN 5 to the first 100, BUY 7 as long as the budget of 5,000 lasts. */
    @BeforeAll
    static void campaign() {
        execute(
                "INSERT INTO branch VALUES ('JF', 'Branch')",
                """
                INSERT INTO customer (customer_id, customer_no, name, branch_code, opened_on)
                SELECT i, 'JF' || i, 'Customer', 'JF', '2020-01-01' FROM generate_series(1, %d) i"""
                        .formatted(CUSTOMERS),
                "INSERT INTO customer_number SELECT customer_no, customer_id FROM customer",
                "INSERT INTO campaign (campaign_id, code, versions) VALUES (1, 'JF', 1)",
                """
                INSERT INTO campaign_version (version_id, campaign_id, version, revision, state, name_zh, name_en, objective,
                    owner, priority, first_day, last_day, entry_event, most_entries, control_share, budget, created_by)
                VALUES (1, 1, 1, 1, 'SUBMITTED', 'x', 'x', 'x', 'x', 1, '2026-07-01', '2026-07-31', 'COME', 1, 1000, 5000,
                    'test')""",
                """
                INSERT INTO campaign_step (version_id, position, code, name_zh, name_en, completed_by, event_type, skippable,
                    time_limit, most_approaches, cool_down, points, stock)
                VALUES (1, 0, 'VISIT', 'x', 'x', 'EVENT', 'VISIT', false, 10, 0, 0, 3, NULL),
                       (1, 1, 'OPEN', 'x', 'x', 'EVENT', 'OPEN', false, 10, 0, 0, 5, 100),
                       (1, 2, 'BUY', 'x', 'x', 'EVENT', 'BUY', false, 10, 0, 0, 7, NULL)""",
                "UPDATE campaign_version SET state = 'APPROVED'",
                "UPDATE campaign SET in_force = 1, state = 'LIVE', rolled_out = true, launched_at = now()",
                """
                INSERT INTO campaign_round (round_id, campaign_id, number, starts_on, ends_on, state, budget)
                VALUES (1, 1, 1, '2026-07-01', '2026-07-31', 'LIVE', 5000)""",
                "INSERT INTO campaign_stock (round_id, step, put_in) VALUES (1, 'OPEN', 100)");
        REPLICAS.add(launch());
        REPLICAS.add(launch());
        REPLICAS.forEach(PackagedApp::awaitReady);
        Eventually.holds(
                "campaigns follow the log",
                () -> rows("SELECT FROM event_cursor WHERE consumer = 'campaigns'")
                                .size()
                        == 1);
    }

    @AfterAll
    static void end() {
        REPLICAS.forEach(PackagedApp::close);
    }

    @Test
    void aReplicaIsKilledBetweenAStepAndItsCommit() throws SQLException {
        // When
        record("COME", 1, CUSTOMERS, "09");
        record("VISIT", 1, CUSTOMERS / 2, "10");
        try (Connection hold = Hold.writers(connect(), "enrolment_step")) {
            record("VISIT", CUSTOMERS / 2 + 1, CUSTOMERS, "10");
            Eventually.holds(
                    "steps wait for their commit",
                    () ->
                            !rows("SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = 'kequn_app'"
                                            + " AND wait_event = 'advisory' AND xact_start IS NOT NULL")
                                    .isEmpty());
            REPLICAS.remove(0).kill();
            record("OPEN", 1, CUSTOMERS, "11");
        }
        record("BUY", 1, CUSTOMERS, "12");
        REPLICAS.add(launch());
        awaitDelivery();

        // Then
        String treated = value("SELECT count(*) FROM enrolment WHERE arm = 'TREATED'");
        assertThat(Integer.parseInt(treated)).isBetween(450, 599);
        assertThat(rows("SELECT arm = 'TREATED', state, position, count(*) > 0, count(*) = count(converted_at)"
                        + " FROM enrolment GROUP BY 1, 2, 3 ORDER BY 1"))
                .containsExactly("false|ACTIVE|0|true|true", "true|COMPLETED|2|true|true");
        assertThat(value("SELECT count(*) FROM enrolment")).isEqualTo(Integer.toString(CUSTOMERS));
        assertThat(rows("SELECT step, outcome, count(*) FROM enrolment_step GROUP BY 1, 2, position ORDER BY position"))
                .containsExactly("VISIT|COMPLETED|" + treated, "OPEN|COMPLETED|" + treated, "BUY|COMPLETED|" + treated);
        assertThat(value("SELECT count(*) || ' ' || count(DISTINCT external_id) FROM customer_event"
                        + " WHERE type = 'CAMPAIGN_STEP_COMPLETED'"))
                .isEqualTo(3 * Integer.parseInt(treated) + " " + 3 * Integer.parseInt(treated));

        // And: what was given is in the ledger, and within budget and stock
        assertThat(
                        rows(
                                """
                        SELECT coalesce(t.reference, 'campaign:1:' || s.customer_id || ':1:' || s.position)
                        FROM (SELECT * FROM enrolment_step WHERE points IS NOT NULL) s
                             FULL JOIN points_transaction t ON t.customer_id = s.customer_id AND t.amount = s.points
                                  AND t.source = 'campaign:JF'
                                  AND t.reference = 'campaign:1:' || s.customer_id || ':1:' || s.position
                        WHERE s.customer_id IS NULL OR t.customer_id IS NULL"""))
                .isEmpty();
        assertThat(value("SELECT count(*) FROM enrolment_step WHERE step = 'OPEN' AND points = 5"))
                .isEqualTo("100");
        int visits = 3 * Integer.parseInt(treated);
        int buys = (5000 - visits - 500) / 7;
        assertThat(value("SELECT count(*) FROM enrolment_step WHERE step = 'BUY' AND points = 7"))
                .isEqualTo(Integer.toString(Math.min(buys, Integer.parseInt(treated))));
        assertThat(value("SELECT spent - (SELECT sum(cost) FROM enrolment_step) || ' ' || taken FROM campaign_round"
                        + " JOIN campaign_stock USING (round_id)"))
                .isEqualTo("0 100");
        assertThat(Checks.broken("points", connect())).isEmpty();
        assertThat(Checks.broken("campaigns", connect())).isEmpty();
        assertThat(value("SELECT failures FROM event_cursor WHERE consumer = 'campaigns'"))
                .isEqualTo("0");
    }

    /** Some hundred at a time, as a day's files come. */
    private static void record(String type, int first, int last, String day) {
        for (int from = first; from <= last; from += 100) {
            execute(
                    """
                    INSERT INTO customer_event (customer_id, source, external_id, type, occurred_at)
                    SELECT i, 'core', '%1$s' || i, '%1$s', '2026-07-%2$sT04:00:00Z'
                    FROM generate_series(%3$d, %4$d) i ORDER BY md5(i::text)"""
                            .formatted(type, day, from, Math.min(from + 99, last)));
        }
    }

    private static void awaitDelivery() {
        Eventually.holds("campaigns have seen every event", () -> value(
                        """
                        SELECT NOT EXISTS (
                            SELECT FROM customer_event e JOIN event_cursor c
                                ON (e.transaction_id, e.event_id) > (c.transaction_id, c.event_id)
                            WHERE c.consumer = 'campaigns')""")
                .equals("true"));
    }

    private static PackagedApp launch() {
        Map<String, String> settings = Production.serving(DATABASE);
        settings.put("kequn.bank.business-date", "2026-07-15");
        settings.put("kequn.job.enabled", "false");
        settings.put("kequn.events.poll", "200ms");
        settings.put("kequn.events.batch", "150");
        return PackagedApp.launch(settings);
    }

    private static void execute(String... sql) {
        Database.execute(connect(), sql);
    }

    private static List<String> rows(String sql) {
        return Database.rows(connect(), sql);
    }

    private static String value(String sql) {
        List<String> rows = rows(sql);
        assertThat(rows).as(sql).hasSize(1);
        return rows.get(0);
    }

    private static Connection connect() {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + Production.server().address(DATABASE), "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
