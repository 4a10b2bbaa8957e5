package dev.kequn.segment.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Keeps an older look at a customer from overwriting a newer one: a refresh looks at ranges that have nothing in common,
 * so its chunks share the lock; who follows changes may meet any of them and takes it alone. The statements behind it see
 * what was committed before.
 */
final class MembershipLock {
    private static final String KEY = "(hashtext('segment-membership'))";

    private MembershipLock() {}

    static Uni<Void> share(SqlConnection transaction) {
        return transaction
                .query("SELECT pg_advisory_xact_lock_shared" + KEY)
                .execute()
                .replaceWithVoid();
    }

    static Uni<Void> takeAlone(SqlConnection transaction) {
        return transaction.query("SELECT pg_advisory_xact_lock" + KEY).execute().replaceWithVoid();
    }
}
