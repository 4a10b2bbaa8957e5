package dev.kequn.intake;

import dev.kequn.intake.format.CopyBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A table under COPY; closing it before {@link #finish} gives up what was sent. */
public final class CopyTarget implements AutoCloseable {
    private static final int FLUSH = 1 << 16;

    private final CopyIn copy;

    public CopyTarget(Connection transaction, String tableAndColumns) throws SQLException {
        this.copy =
                transaction.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + tableAndColumns + " FROM STDIN");
    }

    /** Sends the ended rows of {@code rows} when there are enough of them to be worth it. */
    public void flushIfFull(CopyBuffer rows) throws SQLException {
        if (rows.size() >= FLUSH) {
            flush(rows);
        }
    }

    public void finish(CopyBuffer rows) throws SQLException {
        flush(rows);
        copy.endCopy();
    }

    private void flush(CopyBuffer rows) throws SQLException {
        copy.writeToCopy(rows.bytes(), 0, rows.size());
        rows.clear();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
