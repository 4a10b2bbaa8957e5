package dev.kequn.tier.policy;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.Reason;
import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Policies from draft to force: one writes and submits, another approves. */
@ApplicationScoped
public class PolicyDesk {
    private static final String SUBJECT = "TierPolicy";

    private final TierPolicies.Policies policies;
    private final PolicyRules rules;
    private final Approvals approvals;
    private final AuditTrail audit;

    PolicyDesk(TierPolicies.Policies policies, PolicyRules rules, Approvals approvals, AuditTrail audit) {
        this.policies = policies;
        this.rules = rules;
        this.approvals = approvals;
        this.audit = audit;
    }

    /**
     * Writes a draft, or with {@code id} rewrites one that waits for nothing yet.
     *
     * @param writing the draft, given the policy in force on the draft's first day until now, which it may take over
     *     parts from
     * @throws Refusal {@link PolicyRefusal#INVALID_POLICY}, {@link PolicyRefusal#INVALID_RULE}, and with {@code id}
     *     {@link PolicyRefusal#UNKNOWN_POLICY}, {@link PolicyRefusal#WRONG_STATE}
     */
    @WithTransaction
    public Uni<TierPolicy> draft(
            Caller caller,
            @Nullable Long id,
            LocalDate validFrom,
            Function<@Nullable TierPolicy, PolicyDraft> writing) {
        return policies.inForceOn(validFrom)
                .map(writing)
                .invoke(rules::check)
                .chain(draft -> id == null ? policies.persist(new TierPolicy(draft, caller)) : rewrite(id, draft))
                .call(policy -> note(caller, "tierPolicyDraft", policy, id == null ? null : PolicyState.DRAFT));
    }

    private Uni<TierPolicy> rewrite(long id, PolicyDraft draft) {
        return locked(id).map(policy -> policy.rewrite(draft)).call(policies::flush);
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
     * @param version the version the caller has read
     * @throws Refusal any of {@link PolicyRefusal} but {@code INVALID_POLICY} and {@code INVALID_RULE}
     */
    @WithTransaction
    public Uni<TierPolicy> approve(Caller caller, long id, int version) {
        return locked(id)
                .invoke(policy -> policy.expectSubmitted(version))
                .call(policy -> refuseTaken(policy))
                .call(policy -> approvals
                        .approve(caller, SUBJECT, Long.toString(id), policy.content())
                        .onFailure(Refusal.class)
                        .transform(ApprovalRefusal.as(PolicyRefusal.class, "id")))
                .map(TierPolicy::approve)
                .call(policy -> policies.flush()
                        .onFailure(ConstraintViolationException.class)
                        .transform(atOnce -> taken(policy)))
                .call(policy -> note(caller, "tierPolicyApprove", policy, PolicyState.SUBMITTED));
    }

    /**
     * Sends what was submitted back to be written again: someone else refuses it, or who wrote it takes it back.
     *
     * @throws Refusal {@link PolicyRefusal#UNKNOWN_POLICY}, {@link PolicyRefusal#WRONG_STATE},
     *     {@link PolicyRefusal#INVALID_REASON}
     */
    @WithTransaction
    public Uni<TierPolicy> reject(Caller caller, long id, String reason) {
        Reason.check(reason, PolicyRefusal.INVALID_REASON);
        return locked(id)
                .map(TierPolicy::reopen)
                .call(policy -> approvals
                        .sendBack(caller, SUBJECT, Long.toString(id), reason)
                        .onFailure(Refusal.class)
                        .transform(ApprovalRefusal.as(PolicyRefusal.class, "id")))
                .call(policy -> note(caller, "tierPolicyReject", policy, PolicyState.SUBMITTED));
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
                        throw taken(policy);
                    }
                    return null;
                });
    }

    private static Refusal taken(TierPolicy policy) {
        return new Refusal(
                PolicyRefusal.VALID_FROM_TAKEN, "id", "Another approved policy begins on " + policy.validFrom());
    }

    private Uni<Void> note(Caller caller, String action, TierPolicy policy, @Nullable PolicyState before) {
        JsonObject was = before == null ? null : new JsonObject().put("state", before.name());
        JsonObject is =
                new JsonObject().put("state", policy.state().name()).put("content", Change.hash(policy.content()));
        return audit.record(caller, new Change(action, SUBJECT, Long.toString(policy.id()), null, was, is));
    }
}
