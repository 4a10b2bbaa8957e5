package dev.kequn.tier.override;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** What goes with every change of an override: the second pair of eyes, and the audit trail. */
@ApplicationScoped
class OverrideTrail {
    private static final String SUBJECT = "ServiceOverride";

    private final Approvals approvals;
    private final AuditTrail audit;

    OverrideTrail(Approvals approvals, AuditTrail audit) {
        this.approvals = approvals;
        this.audit = audit;
    }

    Uni<?> submit(Caller maker, ServiceOverride override) {
        return approvals.submit(maker, SUBJECT, key(override), override.content());
    }

    Uni<?> approve(Caller checker, ServiceOverride override) {
        return refusing(approvals.approve(checker, SUBJECT, key(override), override.content()));
    }

    Uni<?> reject(Caller checker, ServiceOverride override, String reason) {
        return refusing(approvals.reject(checker, SUBJECT, key(override), reason));
    }

    Uni<?> withdraw(Caller caller, ServiceOverride override) {
        return refusing(approvals.withdraw(caller, SUBJECT, key(override), null));
    }

    /** Notes the change under the customer; reasons are free text about a person, so they appear as hashes. */
    Uni<Void> note(Caller caller, String action, ServiceOverride override, JsonObject before, JsonObject after) {
        return audit.record(caller, Change.updated(action, "Customer", override.customerId(), before, after));
    }

    static JsonObject values(ServiceOverride override, OverrideState state) {
        return new JsonObject()
                .put("override", key(override))
                .put("level", override.level())
                .put("until", override.until().toString())
                .put("reason", Change.hash(override.reason()))
                .put("state", state.name());
    }

    private static String key(ServiceOverride override) {
        return Long.toString(override.id());
    }

    private static Uni<?> refusing(Uni<?> decision) {
        return decision.onFailure(Refusal.class).transform(failure -> {
            Refusal refusal = (Refusal) failure;
            return new Refusal(code(refusal.code(ApprovalRefusal.class)), "overrideId", refusal.getMessage());
        });
    }

    private static OverrideRefusal code(ApprovalRefusal refusal) {
        return switch (refusal) {
            case SELF_APPROVAL -> OverrideRefusal.SELF_APPROVAL;
            case CHANGED_SINCE_SUBMISSION -> OverrideRefusal.CHANGED_SINCE_SUBMISSION;
            case NOT_SUBMITTED -> OverrideRefusal.NOT_PENDING;
        };
    }
}
