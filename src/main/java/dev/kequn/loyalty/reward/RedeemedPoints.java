package dev.kequn.loyalty.reward;

import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Points that paid for a reward come back with the piece and in no other way; the database sees to it, too. */
@ApplicationScoped
public class RedeemedPoints {
    private static final String FIND =
            "SELECT redemption_id FROM redemption WHERE customer_id = $1 AND spent_version = $2";

    private final Pool pool;

    RedeemedPoints(Pool pool) {
        this.pool = pool;
    }

    /** @throws Refusal {@link PointsRefusal#NOT_REVERSIBLE} for a transaction that paid for a reward */
    public Uni<Void> expectFree(@Nullable TransactionId transaction) {
        if (transaction == null) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(transaction.customerId(), transaction.version()))
                .invoke(rows -> rows.forEach(row -> {
                    throw new Refusal(
                            PointsRefusal.NOT_REVERSIBLE,
                            "transactionId",
                            "It paid for redemption " + row.getLong(0) + ", which can be cancelled");
                }))
                .replaceWithVoid();
    }
}
