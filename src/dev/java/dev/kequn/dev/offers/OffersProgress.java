package dev.kequn.dev.offers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** How far the demo bank's offers are in the database; asked over JDBC, for nothing else waits there for an answer. */
@ApplicationScoped
class OffersProgress {
    private static final String VISITORS =
            """
            SELECT c.customer_no, extract(year FROM age(DATE '2026-07-15', c.birth_date))::int
            FROM customer c
            WHERE c.customer_no LIKE 'C%3' AND c.closed_on IS NULL AND c.birth_date IS NOT NULL
              AND EXISTS (SELECT FROM customer_consent s WHERE s.customer_id = c.customer_id
                          AND s.purpose = 'MARKETING' AND s.granted)
            ORDER BY c.customer_no LIMIT 800""";
    private static final String LEARNT =
            """
            SELECT NOT EXISTS (SELECT FROM offer_response r, offer_evidence_cursor k
                               WHERE (r.transaction_id, r.response_id) > (k.transaction_id, k.response_id))""";

    private final DataSource database;

    OffersProgress(DataSource database) {
        this.database = database;
    }

    record Visitor(String customerNo, int age) {}

    /** Codes of offers that customers see already. */
    Set<String> live() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT code FROM offer WHERE state = 'LIVE'");
                ResultSet rows = query.executeQuery()) {
            Set<String> codes = new HashSet<>();
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
            return codes;
        }
    }

    /** Whether anybody has said anything to an offer. */
    boolean visited() throws SQLException {
        return holds("SELECT EXISTS (SELECT FROM offer_response)");
    }

    /** Whether all that was said is evidence. */
    boolean learnt() throws SQLException {
        return holds(LEARNT);
    }

    /** Some who may be shown offers. */
    List<Visitor> visitors() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(VISITORS);
                ResultSet rows = query.executeQuery()) {
            List<Visitor> visitors = new ArrayList<>();
            while (rows.next()) {
                visitors.add(new Visitor(rows.getString(1), rows.getInt(2)));
            }
            return visitors;
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
