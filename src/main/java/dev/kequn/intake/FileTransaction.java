package dev.kequn.intake;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A JDBC transaction around the reading of a file: whatever goes wrong before its end, nothing stays. */
public final class FileTransaction {
    private FileTransaction() {}

    /** What is done in the transaction. */
    public interface Work<T> {
        T in(Connection transaction) throws SQLException, IOException;
    }

    public static <T> T in(DataSource database, Work<T> work) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = work.in(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
            }
        }
    }
}
