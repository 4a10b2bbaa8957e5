package dev.kequn.loyalty.grant;

import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.ActivationKind;
import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.loyalty.ledger.Grant;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.SpentPolicy;
import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.loyalty.ledger.TransactionKind;
import dev.kequn.platform.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Points asked for by hand, and what became of it.
 *
 * @param actor who asked
 * @param day business date on which he did
 * @param needsApproval whether someone else has to decide
 * @param outcome null while it waits
 */
public record PointsGrant(
        long customerId,
        long id,
        Grant grant,
        String reason,
        LocalDate day,
        boolean needsApproval,
        String actor,
        @Nullable Outcome outcome) {

    static final String COLUMNS =
            "g.customer_id, g.grant_id, g.amount, g.activation_kind, g.activation_days, g.event_type, "
                    + "g.expiry_kind, g.expiry_number, g.expiry_day, g.on_spent, g.reason, g.business_day, g.needs_approval, "
                    + "g.actor, s.step, s.version, s.actor AS decided_by, s.reason AS decision_reason";

    static final String FROM = " FROM points_grant g LEFT JOIN points_grant_step s USING (customer_id, grant_id) ";

    /**
     * How it was decided.
     *
     * @param version the transaction that brought the points; null when it was rejected
     * @param reason why it was rejected; null otherwise
     */
    public record Outcome(String decidedBy, @Nullable Long version, @Nullable String reason) {}

    static PointsGrant of(Row row) {
        Outcome outcome = row.getString("step") == null
                ? null
                : new Outcome(row.getString("decided_by"), row.getLong("version"), row.getString("decision_reason"));
        return new PointsGrant(
                row.getLong("customer_id"),
                row.getLong("grant_id"),
                new Grant(
                        TransactionKind.GRANT,
                        row.getLong("amount"),
                        new Activation(
                                ActivationKind.valueOf(row.getString("activation_kind")),
                                row.getInteger("activation_days"),
                                row.getString("event_type")),
                        new Expiry(
                                ExpiryKind.valueOf(row.getString("expiry_kind")),
                                row.getInteger("expiry_number"),
                                row.getLocalDate("expiry_day")),
                        SpentPolicy.valueOf(row.getString("on_spent"))),
                row.getString("reason"),
                row.getLocalDate("business_day"),
                row.getBoolean("needs_approval"),
                row.getString("actor"),
                outcome);
    }

    PointsGrant with(Outcome decided) {
        return new PointsGrant(customerId, id, grant, reason, day, needsApproval, actor, decided);
    }

    public GrantState state() {
        if (outcome == null) {
            return GrantState.PENDING;
        }
        return outcome.version() == null ? GrantState.REJECTED : GrantState.POSTED;
    }

    /** The transaction that brought the points; null when none did. */
    public @Nullable TransactionId transaction() {
        return outcome == null || outcome.version() == null ? null : new TransactionId(customerId, outcome.version());
    }

    /** @throws Refusal {@link PointsRefusal#NOT_PENDING} */
    void expectWaiting() {
        if (outcome != null) {
            throw new Refusal(PointsRefusal.NOT_PENDING, "grantId", "The grant does not wait for a decision");
        }
    }

    /** All that an approver agrees to. */
    String content() {
        return new JsonArray()
                .add(customerId)
                .add(grant.amount())
                .add(grant.activation().toString())
                .add(grant.expiry().toString())
                .add(grant.onSpent().name())
                .add(reason)
                .encode();
    }
}
