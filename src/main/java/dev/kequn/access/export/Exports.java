package dev.kequn.access.export;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Opens exports, so many at once. Who asked, why and for how many rows is on record before the first of them is given away;
 * what is counted and what is given comes from one snapshot.
 */
public final class Exports {
    private static final int LONGEST_PURPOSE = 200;

    private final AuditTrail audit;
    private final Pool pool;
    private final Duration patience;
    private final Semaphore free;

    /** @param patience how long one waits for a reader that takes nothing */
    public Exports(AuditTrail audit, Pool pool, int atOnce, Duration patience) {
        this.audit = audit;
        this.pool = pool;
        this.patience = patience;
        this.free = new Semaphore(atOnce);
    }

    /** @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} for a purpose that is none */
    public static String purpose(@Nullable String purpose) {
        boolean said = purpose != null
                && !purpose.isBlank()
                && purpose.codePointCount(0, purpose.length()) <= LONGEST_PURPOSE
                && purpose.indexOf(0) < 0;
        if (!said) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "purpose",
                    "An export states its purpose in 1 to %d characters".formatted(LONGEST_PURPOSE));
        }
        return purpose;
    }

    /**
     * Begins an export, which must be closed.
     *
     * @throws Refusal {@link RequestErrorCode#UNAVAILABLE} when as many exports are being read as may be
     */
    public Uni<Export> open(Caller caller, String purpose, ExportedList list) {
        if (!free.tryAcquire()) {
            throw new Refusal(RequestErrorCode.UNAVAILABLE, "Too many exports at once; ask again later");
        }
        return pool.getConnection().onFailure().invoke(() -> free.release()).chain(connection -> begun(connection)
                .chain(() -> noted(connection, caller, purpose, list))
                .onFailure()
                .call(() -> Export.giveBack(connection))
                .onFailure()
                .invoke(() -> free.release())
                .onCancellation()
                .call(() -> Export.giveBack(connection).eventually(() -> free.release())));
    }

    private Uni<?> begun(SqlConnection connection) {
        return connection
                .query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .chain(() -> connection
                        .query("SET LOCAL idle_in_transaction_session_timeout = " + patience.toMillis())
                        .execute());
    }

    private Uni<Export> noted(SqlConnection connection, Caller caller, String purpose, ExportedList list) {
        return list.count()
                .apply(connection)
                .call(rows -> pool.withTransaction(own ->
                        audit.record(own, caller, list.noted().apply(rows).because(purpose))))
                .chain(rows -> connection
                        .prepare(list.rows().text())
                        .map(statement -> new Export(
                                connection,
                                statement.cursor(list.rows().values()),
                                list.header(),
                                list.line(),
                                rows,
                                free::release)));
    }
}
