package dev.kequn.loyalty.reward;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Takes pieces from the stock and gives them back: the last thing a transaction does, for many wait for it. Several
 * rewards in the order of their codes.
 */
final class Pieces {
    private static final String TAKE =
            "UPDATE reward_stock SET taken = taken + 1 WHERE reward_code = $1 AND taken < put_in";
    /** Keeps a version in its place until the end of the transaction. */
    private static final String SHARE = "SELECT FROM reward_stock WHERE reward_code = $1 FOR SHARE";

    private static final String STATE = "SELECT state FROM reward WHERE code = $1 AND version = $2";
    private static final String LOCK = "SELECT FROM reward_stock WHERE reward_code = $1 FOR NO KEY UPDATE";
    private static final String TAKE_MANY = "UPDATE reward_stock SET taken = taken + $2 WHERE reward_code = $1";
    private static final String GIVE_BACK = "UPDATE reward_stock SET taken = taken - $2 WHERE reward_code = $1";

    private final SqlConnection transaction;

    Pieces(SqlConnection transaction) {
        this.transaction = transaction;
    }

    /** Takes a piece, if the version is still the approved one. */
    Uni<Void> take(Offer offer) {
        Uni<RowSet<Row>> taken = transaction
                .preparedQuery(offer.counted() ? TAKE : SHARE)
                .execute(Tuple.of(offer.reward().code()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Offer.soldOut();
                    }
                });
        return taken.chain(() -> transaction
                        .preparedQuery(STATE)
                        .execute(Tuple.of(offer.reward().code(), offer.reward().version())))
                .invoke(rows -> {
                    if (!rows.iterator().next().getString(0).equals(RewardState.APPROVED.name())) {
                        throw new OfferChanged();
                    }
                })
                .replaceWithVoid();
    }

    /** For this transaction alone; until its end neither pieces nor versions change. */
    Uni<Void> lock(String code) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(code)).replaceWithVoid();
    }

    /** Takes pieces that are there, behind the lock. */
    Uni<Void> take(Offer offer, int pieces) {
        return offer.counted()
                ? transaction
                        .preparedQuery(TAKE_MANY)
                        .execute(Tuple.of(offer.reward().code(), pieces))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    Uni<Void> giveBack(String code, int pieces) {
        return transaction
                .preparedQuery(GIVE_BACK)
                .execute(Tuple.of(code, pieces))
                .replaceWithVoid();
    }
}
