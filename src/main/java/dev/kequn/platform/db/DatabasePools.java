package dev.kequn.platform.db;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the program's one pool: of its connections one is the reserve, and nobody waits for any longer than he may. */
@Singleton
class DatabasePools implements PgPoolCreator {
    /** More for each connection than a database at work leaves waiting: a silent one would have them pile up. */
    private static final int WAITING_EACH = 100;

    private final Duration patience;

    DatabasePools(DatabaseSettings settings) {
        this.patience = settings.acquireTimeout();
    }

    @Override
    public Pool create(Input input) {
        return bounded(input, patience);
    }

    static Pool bounded(Input input, Duration patience) {
        input.pgConnectOptionsList().forEach(options -> {
            KeptStatements.keep(options);
            options.setConnectTimeout((int) patience.toMillis());
        });
        int size = Math.max(1, input.poolOptions().getMaxSize() - 1);
        List<PgConnectOptions> options = input.pgConnectOptionsList();
        List<PgConnectOptions> apart =
                options.stream().map(DatabasePools::measuredApart).toList();
        Pool shared = pool(input, options, new PoolOptions(input.poolOptions()).setMaxSize(size), patience);
        Pool reserve = pool(
                input, apart, new PoolOptions(input.poolOptions()).setMaxSize(1).setName("reserve"), patience);
        // There when it is needed: then there is no time to connect.
        reserve.getConnection().onSuccess(SqlConnection::close);
        return new BoundedPool((VertxInternal) input.vertx(), shared, reserve, size);
    }

    private static PgConnectOptions measuredApart(PgConnectOptions options) {
        PgConnectOptions apart = new PgConnectOptions(options);
        apart.setMetricsName("postgresql|reserve");
        KeptStatements.keep(apart);
        return apart;
    }

    private static Pool pool(Input input, List<PgConnectOptions> connect, PoolOptions options, Duration patience) {
        return PgBuilder.pool()
                .connectingTo(List.<SqlConnectOptions>copyOf(connect))
                .with(options.setMaxWaitQueueSize(WAITING_EACH * options.getMaxSize())
                        .setConnectionTimeout((int) patience.toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .using(input.vertx())
                .build();
    }
}
