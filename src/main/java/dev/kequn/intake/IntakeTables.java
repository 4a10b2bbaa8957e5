package dev.kequn.intake;

import dev.kequn.intake.format.CopyBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;

/** The intake tables as one JDBC transaction, the one that accepts a file, writes them. */
record IntakeTables(Connection transaction) {
    private static final String INSERT =
            """
            INSERT INTO intake (intake_id, file, received_by, received_at, run_id, digest, bytes, columns, rows_read,
                                rows_refused)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    long nextId() throws SQLException {
        return value("SELECT nextval('intake_intake_id_seq')", Long.class);
    }

    /** Creates the staging table of intake {@code id}; returns its name. */
    String createStaging(long id, Header header) throws SQLException {
        try (PreparedStatement create = transaction.prepareStatement("SELECT create_intake_staging(?, ?, ?)")) {
            create.setLong(1, id);
            create.setArray(2, texts(header.names()));
            create.setArray(3, texts(header.sqlTypes()));
            try (ResultSet name = create.executeQuery()) {
                name.next();
                return name.getString(1);
            }
        }
    }

    void sealStaging(long id, String key) throws SQLException {
        try (PreparedStatement seal = transaction.prepareStatement("SELECT seal_intake_staging(?, ?)")) {
            seal.setLong(1, id);
            seal.setArray(2, texts(List.of(key)));
            seal.execute();
        }
    }

    /**
     * Waits for its turn to accept, until the transaction ends: runs get their numbers in the order in which their
     * files are accepted, and are merged in that order.
     */
    OffsetDateTime acceptInTurn() throws SQLException {
        try (Statement lock = transaction.createStatement()) {
            lock.execute("SELECT pg_advisory_xact_lock(hashtext('kequn.intake.accept'))");
        }
        return value("SELECT clock_timestamp()", OffsetDateTime.class);
    }

    void insert(IntakeReceipt receipt, Header header, String receivedBy, OffsetDateTime receivedAt, long runId)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setLong(1, receipt.id());
            insert.setString(2, receipt.file().fileName());
            insert.setString(3, receivedBy);
            insert.setObject(4, receivedAt);
            insert.setLong(5, runId);
            insert.setString(6, receipt.digest());
            insert.setLong(7, receipt.bytes());
            insert.setArray(8, texts(header.names()));
            insert.setLong(9, receipt.rowsRead());
            insert.setLong(10, receipt.rowsRejected());
            insert.executeUpdate();
        }
    }

    void insertRejects(CopyBuffer rows) throws SQLException {
        try (CopyTarget target =
                new CopyTarget(transaction, "intake_reject (intake_id, line_no, column_name, value, reason)")) {
            target.finish(rows);
        }
    }

    private Array texts(List<String> values) throws SQLException {
        return transaction.createArrayOf("text", values.toArray());
    }

    private <T> T value(String sql, Class<T> type) throws SQLException {
        try (Statement statement = transaction.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getObject(1, type);
        }
    }
}
