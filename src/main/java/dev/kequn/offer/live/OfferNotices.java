package dev.kequn.offer.live;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.atomic.AtomicReference;

/** Hears what PostgreSQL notifies of offers, on a connection it keeps to itself. */
final class OfferNotices {
    private final Pool pool;
    private final Runnable news;
    private final AtomicReference<SqlConnection> own = new AtomicReference<>();

    /** @param news there may be something new: a notice, or the loss of the connection and of notices with it */
    OfferNotices(Pool pool, Runnable news) {
        this.pool = pool;
        this.news = news;
    }

    boolean listening() {
        return own.get() != null;
    }

    /** From when it is done on, no notice is missed until the connection is lost. */
    Uni<Void> listen() {
        return pool.getConnection().chain(connection -> {
            own.set(connection);
            ((PgConnection) connection.getDelegate())
                    .notificationHandler(notice -> news.run())
                    .closeHandler(lost -> {
                        own.compareAndSet(connection, null);
                        connection.close().subscribe().with(given -> {}, already -> {});
                        news.run();
                    });
            return connection
                    .query("LISTEN offer")
                    .execute()
                    .replaceWithVoid()
                    .onFailure()
                    .call(this::close);
        });
    }

    Uni<Void> close() {
        SqlConnection connection = own.getAndSet(null);
        return connection == null
                ? Uni.createFrom().voidItem()
                : connection
                        .query("UNLISTEN offer")
                        .execute()
                        .onFailure()
                        .recoverWithNull()
                        .chain(connection::close);
    }
}
