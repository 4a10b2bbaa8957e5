package dev.kequn.segment.list;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A JDBC transaction, the one a file is copied in; its answers are there when they are asked for. */
record JdbcTransaction(Connection connection, AuditTrail audit) implements ListTransaction {
    @Override
    public Uni<List<List<Object>>> rows(String statement, List<Object> values) {
        return Uni.createFrom().item(() -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                for (int i = 0; i < values.size(); i++) {
                    prepared.setObject(i + 1, values.get(i));
                }
                try (ResultSet result = prepared.executeQuery()) {
                    return columns(result);
                }
            } catch (SQLException e) {
                throw new DatabaseAway(e);
            }
        });
    }

    private static List<List<Object>> columns(ResultSet result) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<Object> columns = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(result.getObject(i));
            }
            rows.add(columns);
        }
        return rows;
    }

    @Override
    public Uni<Void> record(Caller caller, Change change) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        audit.record(connection, caller, change);
                        return true;
                    } catch (SQLException e) {
                        throw new DatabaseAway(e);
                    }
                })
                .replaceWithVoid();
    }

    /** Carries what a statement failed with to where the file is read. */
    static final class DatabaseAway extends RuntimeException {
        private final SQLException reason;

        DatabaseAway(SQLException reason) {
            super(reason);
            this.reason = reason;
        }

        SQLException reason() {
            return reason;
        }
    }
}
