package dev.kequn.loyalty.reward;

import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of one transaction about redemptions. */
final class RedemptionStore {
    private static final String OFFER =
            """
            SELECT r.code, r.version, r.state, r.cost, r.limit_times, r.limit_period, r.minimum_level, r.valid_from,
                   r.valid_to, s.put_in - s.taken AS pieces_left, nextval('redemption_id') AS redemption_id
            FROM reward r JOIN reward_stock s ON s.reward_code = r.code
            WHERE r.code = $1 AND r.state IN ('APPROVED', 'RETIRED') ORDER BY r.state, r.version DESC LIMIT 1""";
    private static final String HAD =
            """
            SELECT count(*) FROM redemption
            WHERE customer_id = $1 AND reward_code = $2 AND redeemed_on >= $3 AND state <> 'CANCELLED'""";
    private static final String INSERT =
            """
            INSERT INTO redemption AS r (customer_id, redemption_id, reward_code, reward_version, cost, spent_version,
                                         source, counted, redeemed_on, actor)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING\s"""
                    + Redemption.COLUMNS;
    private static final String GIVE =
            """
            INSERT INTO redemption AS r (customer_id, reward_code, reward_version, cost, source, counted, redeemed_on, actor)
            SELECT customer_id, $2, $3, 0, $4, $5, $6, $7
            FROM unnest($1::bigint[]) WITH ORDINALITY AS n (customer_id, place) ORDER BY place RETURNING\s"""
                    + Redemption.COLUMNS;
    private static final String END =
            """
            UPDATE redemption r SET state = $3, ended_on = $4, ended_by = $5, given_back_version = $6
            WHERE customer_id = $1 AND redemption_id = $2 AND state = 'RESERVED' RETURNING\s"""
                    + Redemption.COLUMNS;
    private static final String LOCK = "SELECT " + Redemption.COLUMNS
            + " FROM redemption r WHERE r.customer_id = $1 AND r.redemption_id = $2 FOR UPDATE";

    private final SqlConnection transaction;

    RedemptionStore(SqlConnection transaction) {
        this.transaction = transaction;
    }

    /** @throws Refusal {@link RedemptionRefusal#UNKNOWN_REWARD} */
    Uni<Offer> offer(String code) {
        if (!RewardCode.isOne(code)) {
            return Uni.createFrom().failure(unknown());
        }
        return transaction.preparedQuery(OFFER).execute(Tuple.of(code)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw unknown();
            }
            return Offer.of(rows.iterator().next());
        });
    }

    /** How often the customer has had it in the period of its limit. */
    Uni<Long> had(long customerId, Offer offer, LocalDate day) {
        return offer.limit() == null
                ? Uni.createFrom().item(0L)
                : transaction
                        .preparedQuery(HAD)
                        .execute(Tuple.of(
                                customerId,
                                offer.reward().code(),
                                offer.limit().period().start(day)))
                        .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Writes a redemption and takes its piece. */
    Uni<Redemption> reserve(
            long customerId,
            Offer offer,
            long cost,
            @Nullable Long spentVersion,
            @Nullable String source,
            LocalDate day,
            String actor) {
        Tuple values = Tuple.tuple()
                .addLong(customerId)
                .addLong(offer.redemptionId())
                .addString(offer.reward().code())
                .addInteger(offer.reward().version())
                .addLong(cost)
                .addLong(spentVersion)
                .addString(source)
                .addBoolean(offer.counted())
                .addLocalDate(day)
                .addString(actor);
        return transaction
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> Redemption.of(rows.iterator().next()))
                .call(() -> new Pieces(transaction).take(offer));
    }

    /** Writes a redemption for nothing for each customer and takes its piece, behind the lock on them. */
    Uni<List<Redemption>> give(List<Long> customers, Offer offer, String source, LocalDate day, String actor) {
        Tuple values = Tuple.tuple()
                .addValue(customers.toArray(Long[]::new))
                .addString(offer.reward().code())
                .addInteger(offer.reward().version())
                .addString(source)
                .addBoolean(offer.counted())
                .addLocalDate(day)
                .addString(actor);
        return transaction
                .preparedQuery(GIVE)
                .execute(values)
                .map(Redemption::all)
                .call(made -> new Pieces(transaction).take(offer, made.size()));
    }

    Uni<Redemption> lock(Redemption.Key key) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(key.customerId(), key.id()))
                .map(rows -> Redemption.of(rows.iterator().next()));
    }

    /** Ends a redemption that is locked and reserved. */
    Uni<Redemption> end(
            Redemption reserved, RedemptionState how, LocalDate day, String actor, @Nullable Long givenBackVersion) {
        Tuple values = Tuple.tuple()
                .addLong(reserved.customerId())
                .addLong(reserved.id())
                .addString(how.name())
                .addLocalDate(day)
                .addString(actor)
                .addLong(givenBackVersion);
        return transaction
                .preparedQuery(END)
                .execute(values)
                .map(rows -> Redemption.of(rows.iterator().next()));
    }

    private static Refusal unknown() {
        return new Refusal(RedemptionRefusal.UNKNOWN_REWARD, "reward", "No such reward");
    }
}
