package dev.kequn.platform.db;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Lets each connection keep a marked statement prepared however long it is: the client would have those beyond 2,048
 * characters parsed and planned with every call. Only texts that come often and seldom change are worth a mark.
 */
public final class KeptStatements {
    private static final String MARK = "/* kept */ ";

    private KeptStatements() {}

    /** The statement, to be kept prepared. */
    public static String marked(String sql) {
        return MARK + sql;
    }

    static void keep(PgConnectOptions options) {
        options.setPreparedStatementCacheSqlFilter(
                sql -> sql.startsWith(MARK) || SqlConnectOptions.DEFAULT_PREPARED_STATEMENT_CACHE_FILTER.test(sql));
    }
}
