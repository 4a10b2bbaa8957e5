package dev.kequn.dev.growers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** How far the growers' year is in the database; asked over JDBC, for nothing else waits there for an answer. */
@ApplicationScoped
class GrowersProgress {
    private static final String CAMPAIGN = " FROM campaign c WHERE c.code = '" + GrowersYear.CODE + "'";
    private static final String SETTLED =
            """
            SELECT NOT EXISTS (SELECT FROM job_run WHERE job IN ('campaign-day', 'intake-merge', 'segment-refresh')
                               AND state IN ('QUEUED', 'RUNNING'))
               AND NOT EXISTS (SELECT FROM customer_change)
               AND NOT EXISTS (SELECT FROM event_cursor k JOIN customer_event e
                               ON (e.transaction_id, e.event_id) > (k.transaction_id, k.event_id)
                               WHERE k.consumer = 'campaigns')""";
    private static final String AT_STEP =
            """
            SELECT u.customer_no, u.branch_code FROM campaign c JOIN campaign_round r USING (campaign_id)
                 JOIN enrolment e USING (round_id) JOIN campaign_version v ON v.version_id = e.version_id
                 JOIN campaign_step s ON s.version_id = e.version_id AND s.position = e.position
                 JOIN customer u USING (customer_id)
            WHERE c.code = '%s' AND r.state = 'LIVE' AND e.state = 'ACTIVE' AND e.arm = 'TREATED' AND v.version = ?
              AND s.code = ? AND u.customer_no IS NOT NULL AND %s
            ORDER BY e.customer_id LIMIT ?""";
    private static final String REACHED =
            "EXISTS (SELECT FROM contact k WHERE k.customer_id = e.customer_id AND k.round_id = e.round_id"
                    + " AND k.state = 'DELIVERED')";

    private final DataSource database;

    GrowersProgress(DataSource database) {
        this.database = database;
    }

    /** A customer, and the branch that sees him. */
    record Someone(String customerNo, String branch) {}

    /** How many versions were ever in force. */
    int versions() throws SQLException {
        return number("SELECT (SELECT count(*) FROM campaign_version v WHERE v.campaign_id = c.campaign_id"
                + " AND v.state IN ('APPROVED', 'REPLACED'))::int" + CAMPAIGN);
    }

    /** Whether the policy that charges for contacts is in force. */
    boolean priced() throws SQLException {
        return number("SELECT count(*)::int FROM contact_cost") > 0;
    }

    boolean launched() throws SQLException {
        return number("SELECT (c.state <> 'APPROVED')::int" + CAMPAIGN) == 1;
    }

    boolean rolledOut() throws SQLException {
        return number("SELECT c.rolled_out::int" + CAMPAIGN) == 1;
    }

    /** Whether the last thing of today has happened. */
    boolean over() throws SQLException {
        return number("SELECT count(*)::int FROM customer_event_key WHERE source = 'core' AND external_id LIKE '"
                        + GrowersToday.KEY + "buy:%'")
                > 0;
    }

    /** Whether nothing is under way that moves customers. */
    boolean settled() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(SETTLED);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Contacts that could be carried by SMS. */
    int due() throws SQLException {
        return number("SELECT count(*)::int FROM contact WHERE state = 'DUE' AND channel = 'SMS'");
    }

    /** Some customers under treatment who are at a step. */
    List<Someone> at(int version, String step, int count) throws SQLException {
        return some(AT_STEP.formatted(GrowersYear.CODE, "true"), version, step, count);
    }

    /** Some who have got a message as well. */
    List<Someone> reachedAt(int version, String step, int count) throws SQLException {
        return some(AT_STEP.formatted(GrowersYear.CODE, REACHED), version, step, count);
    }

    private List<Someone> some(String sql, int version, String step, int count) throws SQLException {
        List<Someone> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, version);
            query.setString(2, step);
            query.setInt(3, count);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Someone(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return found;
    }

    /** The only number of the only row; 0 without one. */
    private int number(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(question);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
