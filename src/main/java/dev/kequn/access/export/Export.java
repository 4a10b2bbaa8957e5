package dev.kequn.access.export;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * An export that has been noted and is being read: a cursor of the database, from which comes only what the reader takes.
 * Closing it more than once does nothing more.
 */
public final class Export {
    private static final int PIECE = 1000;

    private final SqlConnection connection;
    private final Cursor cursor;
    private final String header;
    private final Function<Row, String> line;
    private final long rows;
    private final Runnable closed;
    private volatile boolean begun;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Export(
            SqlConnection connection,
            Cursor cursor,
            String header,
            Function<Row, String> line,
            long rows,
            Runnable closed) {
        this.connection = connection;
        this.cursor = cursor;
        this.header = header;
        this.line = line;
        this.rows = rows;
        this.closed = closed;
    }

    /** The first line of the file. */
    public String header() {
        return header;
    }

    /** How many lines follow, as the trail tells. */
    public long rows() {
        return rows;
    }

    /** The next lines; empty when there are no more, or nobody is there any more to read them. */
    public Uni<String> next() {
        if (!open.get() || begun && !cursor.hasMore()) {
            return Uni.createFrom().item("");
        }
        begun = true;
        return cursor.read(PIECE)
                .map(found -> {
                    StringBuilder lines = new StringBuilder();
                    found.forEach(row -> lines.append(line.apply(row)));
                    return lines.toString();
                })
                .onFailure(failure -> !open.get())
                .recoverWithItem("");
    }

    /** Gives the connection back, whatever was read. */
    public void close() {
        if (open.getAndSet(false)) {
            giveBack(connection).eventually(closed).subscribe().with(done -> {}, failure -> {});
        }
    }

    /** Back to the pool, without the transaction. */
    static Uni<?> giveBack(SqlConnection connection) {
        return connection.query("ROLLBACK").execute().eventually(() -> connection.close());
    }
}
