package dev.kequn.platform.db;

import dev.kequn.platform.Unavailable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.future.PromiseInternal;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgPool;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SqlClientBase;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.impl.command.CommandScheduler;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Lends connections, also for single statements, and says {@link Unavailable} to whom none can be lent in time; nothing
 * has been done for him then. Who asks for one more while he holds one gets it from the reserve where all others are out:
 * those who hold them may be waiting for the same, and for each other. A {@link PgPool} because Quarkus takes no other.
 */
@SuppressWarnings("deprecation")
final class BoundedPool extends SqlClientBase implements PgPool {
    private static final Logger LOG = Logger.getLogger(BoundedPool.class);

    private final VertxInternal vertx;
    private final Pool shared;
    private final Pool reserve;
    private final int size;
    /** Shared connections that are out or waited for. */
    private final AtomicInteger asked = new AtomicInteger();

    BoundedPool(VertxInternal vertx, Pool shared, Pool reserve, int size) {
        super(PgDriver.INSTANCE);
        this.vertx = vertx;
        this.shared = shared;
        this.reserve = reserve;
        this.size = size;
    }

    @Override
    public Future<SqlConnection> getConnection() {
        ContextInternal context = context();
        boolean own = HeldConnections.isOwn(context);
        return borrow(context).map(lent -> {
            Runnable released = own ? HeldConnections.hold(context) : () -> {};
            return new HeldConnection((PgConnection) lent.connection(), () -> {
                released.run();
                lent.returned().run();
            });
        });
    }

    /** A single statement, of {@code query} and {@code preparedQuery}. */
    @Override
    public <R> Future<R> schedule(ContextInternal context, CommandBase<R> command) {
        return borrow(context).compose(lent -> ((CommandScheduler) lent.connection())
                .schedule(context, command)
                .onComplete(done -> lent.connection().close().onComplete(closed -> lent.returned()
                        .run())));
    }

    private record Lent(SqlConnection connection, Runnable returned) {}

    private Future<Lent> borrow(ContextInternal context) {
        if (asked.incrementAndGet() > size && HeldConnections.any(context)) {
            asked.decrementAndGet();
            return lent(reserve, () -> {});
        }
        return lent(shared, asked::decrementAndGet).onFailure(none -> asked.decrementAndGet());
    }

    private static Future<Lent> lent(Pool pool, Runnable returned) {
        return pool.getConnection()
                .map(connection -> new Lent(connection.exceptionHandler(BoundedPool::lost), returned))
                .recover(failure -> Future.failedFuture(
                        new Unavailable("No connection to the database: " + failure.getMessage(), failure)));
    }

    /** Whoever works with it learns it from his statement; without a handler the client prints it where no log is. */
    private static void lost(Throwable failure) {
        LOG.debugf("A connection to the database was lost: %s", failure);
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Future<Void> close() {
        return Future.join(shared.close(), reserve.close()).mapEmpty();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        close().onComplete(handler);
    }

    @Override
    public int size() {
        return shared.size() + reserve.size();
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        throw new UnsupportedOperationException("The pools are made with all they need");
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        throw new UnsupportedOperationException("The pools are made with all they need");
    }

    @Override
    protected ContextInternal context() {
        return vertx.getOrCreateContext();
    }

    @Override
    protected <T> PromiseInternal<T> promise() {
        return vertx.promise();
    }

    @Override
    protected <T> PromiseInternal<T> promise(Handler<AsyncResult<T>> handler) {
        return vertx.promise(handler);
    }
}
