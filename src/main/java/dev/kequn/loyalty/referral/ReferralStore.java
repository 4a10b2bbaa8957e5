package dev.kequn.loyalty.referral;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The statements of a registration, in its transaction. */
final class ReferralStore {
    private static final String TAKE_TURN = "SELECT pg_advisory_xact_lock(hashtext('kequn.loyalty.referral'))";
    private static final String OF_NEWCOMER = Referral.SELECT + " WHERE r.newcomer_id = $1";
    private static final String IS_ACTIVE =
            """
            SELECT FROM customer WHERE customer_id = $1 AND customer_no IS NOT NULL
            AND (closed_on IS NULL OR closed_on > $2)""";
    private static final String IS_BEHIND =
            """
            WITH RECURSIVE line (customer_id) AS (
                SELECT $1::bigint UNION
                SELECT r.referrer_id FROM line l JOIN referral r ON r.newcomer_id = l.customer_id)
            SELECT FROM line WHERE customer_id = $2""";
    private static final String INSERT =
            """
            INSERT INTO referral (newcomer_id, referrer_id, registered_on, source, actor)
            VALUES ($1, $2, $3, $4, $5)""";

    private final SqlConnection transaction;

    ReferralStore(SqlConnection transaction) {
        this.transaction = transaction;
    }

    /**
     * Waits until nobody else registers. A circle may be closed by claims about persons that have none in common, so
     * locks on persons would not do; registrations are rare and short.
     */
    Uni<Void> takeTurn() {
        return transaction.query(TAKE_TURN).execute().replaceWithVoid();
    }

    /** Null when there is none in {@code scope}. */
    Uni<@Nullable Newcomer> newcomer(CustomerScope scope, ReferralClaim claim) {
        SqlText sql = new SqlText()
                .add("SELECT c.customer_id, c.customer_no, c.opened_on, c.closed_on FROM customer c WHERE ");
        if (claim.newcomerNo() == null) {
            sql.add("c.customer_id = ?", claim.newcomerId());
        } else {
            sql.add("c.customer_no = ?", claim.newcomerNo());
        }
        scope.restrict(sql, "c");
        return transaction.preparedQuery(sql.text()).execute(sql.values()).map(found -> {
            Row row = first(found);
            return row == null ? null : Newcomer.of(row);
        });
    }

    Uni<@Nullable Referral> of(long newcomerId) {
        return transaction
                .preparedQuery(OF_NEWCOMER)
                .execute(Tuple.of(newcomerId))
                .map(found -> {
                    Row row = first(found);
                    return row == null ? null : Referral.of(row);
                });
    }

    Uni<Boolean> isActive(long customerId, LocalDate today) {
        return transaction
                .preparedQuery(IS_ACTIVE)
                .execute(Tuple.of(customerId, today))
                .map(found -> found.rowCount() > 0);
    }

    /** Whether {@code customerId} is {@code start}, brought him, or brought one who brought him, and so on. */
    Uni<Boolean> isBehind(long start, long customerId) {
        return transaction
                .preparedQuery(IS_BEHIND)
                .execute(Tuple.of(start, customerId))
                .map(found -> found.rowCount() > 0);
    }

    Uni<Void> add(Newcomer newcomer, long referrerId, LocalDate today, Caller caller) {
        ReferralSource source = ReferralSource.of(caller, newcomer.customerNo());
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(newcomer.id(), referrerId, today, source.name(), caller.subject()))
                .replaceWithVoid();
    }

    private static @Nullable Row first(RowSet<Row> rows) {
        return rows.rowCount() == 0 ? null : rows.iterator().next();
    }
}
