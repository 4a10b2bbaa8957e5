package dev.kequn.loyalty.grant;

import dev.kequn.access.Caller;
import dev.kequn.loyalty.ledger.Grant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;

/** The tables of grants, in the transaction of the use case and behind the lock on the account. */
final class GrantStore {
    private static final String ALONE =
            """
            SELECT coalesce(sum(amount), 0)::bigint FROM points_grant
            WHERE customer_id = $1 AND actor = $2 AND business_day = $3 AND NOT needs_approval""";
    private static final String FIND =
            "SELECT " + PointsGrant.COLUMNS + PointsGrant.FROM + "WHERE g.customer_id = $1 AND g.grant_id = $2";
    private static final String INSERT =
            """
            INSERT INTO points_grant (customer_id, grant_id, amount, activation_kind, activation_days, event_type,
                expiry_kind, expiry_number, expiry_day, on_spent, reason, business_day, needs_approval, actor)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";
    private static final String DECIDE =
            """
            INSERT INTO points_grant_step (customer_id, grant_id, step, version, actor, reason)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private final SqlConnection transaction;

    GrantStore(SqlConnection transaction) {
        this.transaction = transaction;
    }

    Uni<Long> nextId() {
        return transaction
                .preparedQuery("SELECT nextval('points_grant_id')")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** How many points {@code caller} gave the customer on the day without anybody else. */
    Uni<Long> givenAlone(Caller caller, long customerId, LocalDate day) {
        return transaction
                .preparedQuery(ALONE)
                .execute(Tuple.of(customerId, caller.subject(), day))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** A grant that is there. */
    Uni<PointsGrant> find(long customerId, long grantId) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(customerId, grantId))
                .map(rows -> PointsGrant.of(rows.iterator().next()));
    }

    Uni<Void> add(PointsGrant asked) {
        Grant grant = asked.grant();
        Object[] values = {
            asked.customerId(),
            asked.id(),
            grant.amount(),
            grant.activation().kind().name(),
            grant.activation().days(),
            grant.activation().eventType(),
            grant.expiry().kind().name(),
            grant.expiry().number(),
            grant.expiry().day(),
            grant.onSpent().name(),
            asked.reason(),
            asked.day(),
            asked.needsApproval(),
            asked.actor()
        };
        return transaction.preparedQuery(INSERT).execute(Tuple.from(values)).replaceWithVoid();
    }

    Uni<PointsGrant> decide(PointsGrant grant, PointsGrant.Outcome outcome) {
        PointsGrant decided = grant.with(outcome);
        Object[] values = {
            grant.customerId(),
            grant.id(),
            decided.state().name(),
            outcome.version(),
            outcome.decidedBy(),
            outcome.reason()
        };
        return transaction.preparedQuery(DECIDE).execute(Tuple.from(values)).replaceWith(decided);
    }
}
