package dev.kequn.dev;

import dev.kequn.dev.demo.Prospect;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** How far the demo bank is in the database; asked over JDBC, for nothing else waits there for an answer. */
@ApplicationScoped
class DemoProgress {
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
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT DISTINCT file FROM intake");
                ResultSet rows = query.executeQuery()) {
            Set<String> files = new HashSet<>();
            while (rows.next()) {
                files.add(rows.getString(1));
            }
            return files;
        }
    }

    boolean merged() throws SQLException {
        return holds("SELECT NOT EXISTS (SELECT FROM intake WHERE merged_at IS NULL)");
    }

    boolean prospects() throws SQLException {
        return holds("SELECT EXISTS (SELECT FROM customer WHERE customer_no IS NULL)");
    }

    /** Whether the quarter before the demo bank's today is assessed. */
    boolean assessed() throws SQLException {
        return holds("SELECT EXISTS (SELECT FROM tier_run WHERE period_end = DATE '2026-07-01'"
                + " AND completed_at IS NOT NULL)");
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

    private boolean holds(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(question);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
