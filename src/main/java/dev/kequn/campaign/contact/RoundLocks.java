package dev.kequn.campaign.contact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;

/** Locks rounds whose budgets are about to be used, in the order everyone takes them. */
final class RoundLocks {
    private static final String LOCK =
            "SELECT FROM campaign_round WHERE round_id = ANY ($1) ORDER BY round_id FOR NO KEY UPDATE";

    private RoundLocks() {}

    static Uni<Void> take(SqlConnection transaction, Collection<Long> rounds) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of((Object) rounds.toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
