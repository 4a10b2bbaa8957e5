package dev.kequn.loyalty.grant;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** What goes with every step of a grant: the second pair of eyes, and the audit trail. */
@ApplicationScoped
class GrantTrail {
    private static final String SUBJECT = "PointsGrant";

    private final Approvals approvals;
    private final AuditTrail audit;

    GrantTrail(Approvals approvals, AuditTrail audit) {
        this.approvals = approvals;
        this.audit = audit;
    }

    Uni<Void> asked(SqlConnection transaction, Caller maker, PointsGrant grant) {
        Uni<Void> submitted = grant.state() == GrantState.PENDING
                ? approvals.submit(transaction, maker, SUBJECT, key(grant), grant.content())
                : Uni.createFrom().voidItem();
        return submitted.chain(() -> audit.record(
                transaction,
                maker,
                Change.created("pointsGrant", "Customer", grant.customerId(), values(grant, grant.state()))));
    }

    /** @throws Refusal {@link PointsRefusal#SELF_APPROVAL}, {@link PointsRefusal#NOT_PENDING} */
    Uni<Void> approve(SqlConnection transaction, Caller checker, PointsGrant grant) {
        return refusing(approvals.approve(transaction, checker, SUBJECT, key(grant), grant.content()));
    }

    /** @throws Refusal {@link PointsRefusal#SELF_APPROVAL}, {@link PointsRefusal#NOT_PENDING} */
    Uni<Void> reject(SqlConnection transaction, Caller checker, PointsGrant grant, String reason) {
        return refusing(approvals.reject(transaction, checker, SUBJECT, key(grant), reason));
    }

    Uni<Void> decided(SqlConnection transaction, Caller checker, String action, PointsGrant grant) {
        Change change = Change.updated(
                action,
                "Customer",
                grant.customerId(),
                values(grant, GrantState.PENDING),
                values(grant, grant.state()));
        return audit.record(transaction, checker, change);
    }

    /** Reasons are free text about a person, so they appear as hashes. */
    private static JsonObject values(PointsGrant grant, GrantState state) {
        return new JsonObject()
                .put("grant", key(grant))
                .put("amount", grant.grant().amount())
                .put("reason", Change.hash(grant.reason()))
                .put("state", state.name());
    }

    private static String key(PointsGrant grant) {
        return Long.toString(grant.id());
    }

    private static Uni<Void> refusing(Uni<Void> decision) {
        return decision.onFailure(Refusal.class).transform(failure -> {
            Refusal refusal = (Refusal) failure;
            return new Refusal(code(refusal.code(ApprovalRefusal.class)), "grantId", refusal.getMessage());
        });
    }

    private static PointsRefusal code(ApprovalRefusal refusal) {
        return switch (refusal) {
            case SELF_APPROVAL -> PointsRefusal.SELF_APPROVAL;
            // A grant never changes, so what is gone is decided.
            case CHANGED_SINCE_SUBMISSION, NOT_SUBMITTED -> PointsRefusal.NOT_PENDING;
        };
    }
}
