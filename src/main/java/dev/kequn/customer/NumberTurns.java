package dev.kequn.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * When customer numbers may be given, until the end of the transaction. A number given by hand waits for the pieces of
 * files that are being merged, and they for it: so what a piece read of numbers holds while it writes.
 */
public final class NumberTurns {
    private static final String TURN = "SELECT pg_advisory_xact_lock%s(hashtext('kequn.customer.number'))";
    private static final String SHARED = TURN.formatted("_shared");
    private static final String ALONE = TURN.formatted("");

    private NumberTurns() {}

    /** Together with other pieces of files, which have numbers of their own. */
    public static Uni<Void> shared(SqlConnection transaction) {
        return transaction.query(SHARED).execute().replaceWithVoid();
    }

    public static Uni<Void> alone(SqlConnection transaction) {
        return transaction.query(ALONE).execute().replaceWithVoid();
    }
}
