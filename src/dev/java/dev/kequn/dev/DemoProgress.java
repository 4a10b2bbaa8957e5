package dev.kequn.dev;

import dev.kequn.dev.demo.Introduction;
import dev.kequn.dev.demo.Prospect;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** How far the demo bank is in the database; asked over JDBC, for nothing else waits there for an answer. */
@ApplicationScoped
class DemoProgress {
    /** Customers who have redeemed a reward when the bank opens. */
    private static final int REDEEMING = 10;

    private final DataSource database;

    DemoProgress(DataSource database) {
        this.database = database;
    }

    /** Whether customers are there that no daily file brought: somebody else's data, to be left alone. */
    boolean foreign() throws SQLException {
        return holds("SELECT EXISTS (SELECT FROM customer) AND NOT EXISTS (SELECT FROM intake)");
    }

    /** The names of the files accepted so far. */
    Set<String> accepted() throws SQLException {
        return texts("SELECT DISTINCT file FROM intake");
    }

    boolean merged() throws SQLException {
        return holds("SELECT NOT EXISTS (SELECT FROM intake WHERE merged_at IS NULL)");
    }

    /** Whether the customers with a number are there. */
    boolean customers() throws SQLException {
        return holds("SELECT EXISTS (SELECT FROM intake WHERE file = 'customers' AND merged_at IS NOT NULL)");
    }

    boolean prospects() throws SQLException {
        return holds("SELECT EXISTS (SELECT FROM customer WHERE customer_no IS NULL)");
    }

    /** Whether the quarter before the demo bank's today is assessed. */
    boolean assessed() throws SQLException {
        return holds("SELECT EXISTS (SELECT FROM tier_run WHERE period_end = DATE '2026-07-01'"
                + " AND completed_at IS NOT NULL)");
    }

    /** Whether June's points are given, and those for all that happened. */
    boolean earned() throws SQLException {
        return holds("SELECT EXISTS (SELECT FROM job_run WHERE job = 'points-period' AND revision = 1"
                + " AND state = 'SUCCEEDED') AND NOT EXISTS (SELECT FROM event_cursor c JOIN customer_event e"
                + " ON (e.transaction_id, e.event_id) > (c.transaction_id, c.event_id) WHERE c.consumer = 'points')");
    }

    /** Some customers who have had points enough for any usual reward, whether they have spent them or not. */
    List<String> richInPoints() throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT c.customer_no FROM points_account a"
                        + " JOIN customer c USING (customer_id) WHERE a.earned >= 1000 ORDER BY c.customer_no LIMIT "
                        + REDEEMING);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
        }
        return numbers;
    }

    /** Who agreed to marketing agreed to profiling as well; the daily files do not tell of that. */
    void agreeToProfiling() throws SQLException {
        execute("INSERT INTO customer_consent (customer_id, purpose, granted, source, actor)"
                + " SELECT customer_id, 'PROFILING', true, 'counter', 'demo-bank' FROM customer_consent"
                + " WHERE purpose = 'MARKETING' AND granted AND NOT EXISTS"
                + " (SELECT FROM customer_consent WHERE purpose = 'PROFILING')");
    }

    /** Each version of a segment that was ever in force, as code and number. */
    Set<String> segmentVersions() throws SQLException {
        return texts("SELECT s.code || ' ' || d.version FROM segment_definition d JOIN segment s USING (segment_id)"
                + " WHERE d.state IN ('APPROVED', 'REPLACED')");
    }

    /** Whether membership is what facts and definitions say, and no look-alike is being learned. */
    boolean followed() throws SQLException {
        return holds("SELECT NOT EXISTS (SELECT FROM customer_change)"
                + " AND NOT EXISTS (SELECT FROM segment WHERE in_force IS DISTINCT FROM refreshed)"
                + " AND NOT EXISTS (SELECT FROM job_run WHERE job IN ('segment-refresh', 'segment-lookalike')"
                + " AND state IN ('QUEUED', 'RUNNING'))");
    }

    /** Whether the last step is done. */
    boolean open() throws SQLException {
        return holds("SELECT count(*) >= " + REDEEMING + " FROM redemption");
    }

    /** The ids of those who brought somebody, by number. */
    Map<String, Long> ids(List<Introduction> introductions) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT customer_no, customer_id FROM customer WHERE customer_no = ANY (?)")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            introductions.stream().map(Introduction::referrerNo).toArray()));
            Map<String, Long> ids = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.put(rows.getString(1), rows.getLong(2));
                }
            }
            return ids;
        }
    }

    /** Prospects have no number and come by no file. */
    void insert(Stream<Prospect> prospects) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customer (name, gender, phone, branch_code) VALUES (?, ?, ?, ?)")) {
            for (var prospect : (Iterable<Prospect>) prospects::iterator) {
                insert.setString(1, prospect.name());
                insert.setString(2, prospect.gender());
                insert.setString(3, prospect.phone());
                insert.setString(4, prospect.branchCode());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            change.executeUpdate();
        }
    }

    private Set<String> texts(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(question);
                ResultSet rows = query.executeQuery()) {
            Set<String> texts = new HashSet<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private boolean holds(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(question);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
