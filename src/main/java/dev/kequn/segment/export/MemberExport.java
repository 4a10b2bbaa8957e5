package dev.kequn.segment.export;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An export that has been noted and is being read: a cursor of the database, from which comes only what the reader takes.
 * Closing it more than once does nothing more.
 */
public final class MemberExport {
    private static final int PIECE = 1000;

    private final SqlConnection connection;
    private final Cursor cursor;
    private final Caller caller;
    private final CustomerScope scope;
    private final long rows;
    private final Runnable closed;
    private volatile boolean begun;
    private final AtomicBoolean open = new AtomicBoolean(true);

    MemberExport(
            SqlConnection connection, Cursor cursor, Caller caller, CustomerScope scope, long rows, Runnable closed) {
        this.connection = connection;
        this.cursor = cursor;
        this.caller = caller;
        this.scope = scope;
        this.rows = rows;
        this.closed = closed;
    }

    /** The first line of the file. */
    public static String header() {
        return ExportedMember.HEADER;
    }

    /** How many members it has, as the trail tells. */
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
                    found.forEach(row ->
                            lines.append(ExportedMember.of(row, caller, scope).line()));
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
