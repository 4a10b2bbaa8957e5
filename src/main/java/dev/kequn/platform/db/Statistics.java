package dev.kequn.platform.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Keeps the planner's statistics in step with large writes. A bank's first files fill empty tables faster than
 * autovacuum looks at them, and a plan made for an empty table is ruinous on a full one.
 */
public final class Statistics {
    private Statistics() {}

    /**
     * Analyses the tables that have grown or changed by more than a fifth since they were last analysed, and lets this
     * transaction plan every statement anew: a connection may still hold plans made before.
     */
    public static Uni<Void> refresh(SqlConnection transaction) {
        return transaction.query("SELECT refresh_statistics()").execute().chain(() -> planAnew(transaction));
    }

    /** Lets this transaction plan every statement for the values it binds. */
    public static Uni<Void> planAnew(SqlConnection transaction) {
        return transaction
                .query("SET LOCAL plan_cache_mode = force_custom_plan")
                .execute()
                .replaceWithVoid();
    }
}
