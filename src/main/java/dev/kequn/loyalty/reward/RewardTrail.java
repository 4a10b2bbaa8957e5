package dev.kequn.loyalty.reward;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What goes with every change of a reward: the second pair of eyes, and the audit trail. */
@ApplicationScoped
class RewardTrail {
    private static final String SUBJECT = "Reward";

    private final Approvals approvals;
    private final AuditTrail audit;

    RewardTrail(Approvals approvals, AuditTrail audit) {
        this.approvals = approvals;
        this.audit = audit;
    }

    Uni<?> submit(Caller maker, Reward reward) {
        return approvals.submit(maker, SUBJECT, reward.code(), reward.text());
    }

    Uni<?> approve(Caller checker, Reward reward) {
        return refusing(approvals.approve(checker, SUBJECT, reward.code(), reward.text()));
    }

    /** Refuses what someone else submitted, or takes back what the caller did. */
    Uni<?> reject(Caller caller, Reward reward, String reason) {
        return refusing(approvals.sendBack(caller, SUBJECT, reward.code(), reason));
    }

    Uni<Void> note(Caller caller, String action, Reward reward, @Nullable RewardState before) {
        JsonObject was = before == null ? null : values(reward, before);
        JsonObject is = values(reward, reward.state()).put("content", Change.hash(reward.text()));
        return audit.record(caller, new Change(action, SUBJECT, reward.code(), null, was, is));
    }

    Uni<Void> noteStock(Caller caller, RewardStock stock, @Nullable Integer before) {
        return audit.record(
                caller,
                Change.updated(
                        "rewardRestock",
                        SUBJECT,
                        stock.code(),
                        new JsonObject().put("stock", before),
                        new JsonObject().put("stock", stock.putIn())));
    }

    private static JsonObject values(Reward reward, RewardState state) {
        return new JsonObject().put("version", reward.version()).put("state", state.name());
    }

    private static Uni<?> refusing(Uni<?> decision) {
        return decision.onFailure(Refusal.class).transform(ApprovalRefusal.as(RewardRefusal.class, "version"));
    }
}
