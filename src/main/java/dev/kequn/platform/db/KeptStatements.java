package dev.kequn.platform.db;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Lets each connection keep a marked statement prepared however long it is: the client would have those beyond 2,048
 * characters parsed and planned with every call. Only texts that come often and seldom change are worth a mark.
 */
@Singleton
public class KeptStatements implements PgPoolCreator {
    private static final String MARK = "/* kept */ ";

    /** The statement, to be kept prepared. */
    public static String marked(String sql) {
        return MARK + sql;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(options -> options.setPreparedStatementCacheSqlFilter(sql ->
                        sql.startsWith(MARK) || SqlConnectOptions.DEFAULT_PREPARED_STATEMENT_CACHE_FILTER.test(sql)));
        return PgBuilder.pool()
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .with(input.poolOptions())
                .using(input.vertx())
                .build();
    }
}
