package dev.kequn.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The transactions of chunks in work, to be cancelled when their process may wait no longer. */
final class CancellableWork {
    private final Set<PgConnection> transactions = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    <T> Uni<T> during(SqlConnection transaction, Supplier<Uni<T>> work) {
        PgConnection connection = (PgConnection) transaction.getDelegate();
        transactions.add(connection);
        return work.get().onTermination().invoke(() -> transactions.remove(connection));
    }

    /** The database gives up the statement of each. */
    void cancel() {
        cancelled = true;
        transactions.forEach(PgConnection::cancelRequest);
    }

    boolean cancelled() {
        return cancelled;
    }
}
