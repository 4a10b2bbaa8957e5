package dev.kequn.tier.policy;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.Reads;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Policies from draft to force: one writes and submits, another approves. */
@ApplicationScoped
public class TierPolicies {
    private static final String SUBJECT = "TierPolicy";

    private final Policies policies;
    private final Approvals approvals;
    private final AuditTrail audit;
    private final Reads reads;

    /** Every request asks for the policy in force. What is approved never changes, so it may be kept; drafts are not. */
    private final Map<Long, TierPolicy> approved = new ConcurrentHashMap<>();

    TierPolicies(Policies policies, Approvals approvals, AuditTrail audit, Reads reads) {
        this.policies = policies;
        this.approvals = approvals;
        this.audit = audit;
        this.reads = reads;
    }

    /** Every policy, the one that begins last first. */
    public Uni<List<TierPolicy>> all() {
        return reads.inSession(() -> policies.listAll(Sort.descending("validFrom", "id")));
    }

    public Uni<Map<Long, TierPolicy>> byId(Collection<Long> ids) {
        Map<Long, TierPolicy> known = new HashMap<>();
        ids.forEach(id -> known.computeIfAbsent(id, approved::get));
        List<Long> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return reads.inSession(() -> policies.list("id in ?1", unknown)).map(found -> {
            for (TierPolicy policy : found) {
                known.put(policy.id(), policy);
                if (policy.state() == PolicyState.APPROVED) {
                    approved.put(policy.id(), policy);
                }
            }
            return known;
        });
    }

    @WithTransaction
    public Uni<TierPolicy> draft(Caller caller, PolicyDraft draft) {
        return policies.persist(new TierPolicy(draft, caller))
                .call(policy -> note(caller, "tierPolicyDraft", policy, null));
    }

    /** @throws Refusal {@link PolicyRefusal#UNKNOWN_POLICY}, {@link PolicyRefusal#WRONG_STATE} */
    @WithTransaction
    public Uni<TierPolicy> submit(Caller caller, long id) {
        return locked(id)
                .map(TierPolicy::submit)
                .call(policy -> approvals.submit(caller, SUBJECT, Long.toString(id), policy.content()))
                .call(policy -> note(caller, "tierPolicySubmit", policy, PolicyState.DRAFT));
    }

    /**
     * Puts a submitted policy in force from its first day.
     *
     * @throws Refusal any of {@link PolicyRefusal} but {@code INVALID_POLICY}
     */
    @WithTransaction
    public Uni<TierPolicy> approve(Caller caller, long id) {
        return locked(id)
                .invoke(TierPolicy::expectSubmitted)
                .call(policy -> refuseTaken(policy))
                .call(policy -> approvals
                        .approve(caller, SUBJECT, Long.toString(id), policy.content())
                        .onFailure(Refusal.class)
                        .transform(TierPolicies::asPolicyRefusal))
                .map(TierPolicy::approve)
                .call(policy -> note(caller, "tierPolicyApprove", policy, PolicyState.SUBMITTED));
    }

    private Uni<TierPolicy> locked(long id) {
        return policies.find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(PolicyRefusal.UNKNOWN_POLICY, "id", "No such policy"));
    }

    private Uni<Void> refuseTaken(TierPolicy policy) {
        return policies.count(
                        "state = ?1 and validFrom = ?2 and id <> ?3",
                        PolicyState.APPROVED,
                        policy.validFrom(),
                        policy.id())
                .map(count -> {
                    if (count > 0) {
                        throw new Refusal(
                                PolicyRefusal.VALID_FROM_TAKEN,
                                "id",
                                "Another approved policy begins on " + policy.validFrom());
                    }
                    return null;
                });
    }

    private static Throwable asPolicyRefusal(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new Refusal(
                PolicyRefusal.valueOf(refusal.code(ApprovalRefusal.class).name()), "id", refusal.getMessage());
    }

    private Uni<Void> note(Caller caller, String action, TierPolicy policy, @Nullable PolicyState before) {
        JsonObject was = before == null ? null : new JsonObject().put("state", before.name());
        JsonObject is =
                new JsonObject().put("state", policy.state().name()).put("content", Change.hash(policy.content()));
        return audit.record(caller, new Change(action, SUBJECT, Long.toString(policy.id()), null, was, is));
    }

    @ApplicationScoped
    static class Policies implements PanacheRepository<TierPolicy> {}
}
