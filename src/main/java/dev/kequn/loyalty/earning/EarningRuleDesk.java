package dev.kequn.loyalty.earning;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeyedRequest;
import dev.kequn.access.Reason;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Earning rules from draft to force and out of it: one writes and submits, another approves. Each step is done once. */
@ApplicationScoped
public class EarningRuleDesk {
    private static final String SUBJECT = "EarningRule";
    private static final KeyedRequest.Faults FAULTS = new KeyedRequest.Faults(
            EarningRuleRefusal.INVALID_IDEMPOTENCY_KEY, EarningRuleRefusal.IDEMPOTENCY_CONFLICT);

    private final EarningRuleRepository rules;
    private final EarningConditions conditions;
    private final IdempotencyKeys keys;
    private final Approvals approvals;
    private final AuditTrail audit;
    private final BusinessTime time;

    EarningRuleDesk(
            EarningRuleRepository rules,
            EarningConditions conditions,
            IdempotencyKeys keys,
            Approvals approvals,
            AuditTrail audit,
            BusinessTime time) {
        this.rules = rules;
        this.conditions = conditions;
        this.keys = keys;
        this.approvals = approvals;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Writes the next version of a code, or with {@code id} rewrites one that waits for nothing yet.
     *
     * @throws Refusal {@link ConditionRefusal}, the two of the key, and with {@code id}
     *     {@link EarningRuleRefusal#UNKNOWN_RULE}, {@link EarningRuleRefusal#WRONG_STATE},
     *     {@link EarningRuleRefusal#INVALID_RULE} for another code
     */
    public Uni<EarningRule> draft(Caller caller, String key, @Nullable Long id, EarningRuleDraft draft) {
        String action = "earningRuleDraft";
        return once(request(caller, key, action, id, draft.content()), () -> {
            conditions.check(draft.terms());
            return (id == null ? written(caller, draft) : rewritten(id, draft))
                    .call(rule -> note(caller, action, rule, id == null ? null : EarningRuleState.DRAFT, null));
        });
    }

    private Uni<EarningRule> written(Caller caller, EarningRuleDraft draft) {
        return rules.nextVersion(draft.code()).chain(version -> rules.persist(new EarningRule(draft, version, caller)));
    }

    private Uni<EarningRule> rewritten(long id, EarningRuleDraft draft) {
        return rules.locked(id).map(rule -> rule.rewrite(draft)).call(rules::flush);
    }

    /** @throws Refusal {@link EarningRuleRefusal#UNKNOWN_RULE}, {@link EarningRuleRefusal#WRONG_STATE} */
    public Uni<EarningRule> submit(Caller caller, String key, long id) {
        String action = "earningRuleSubmit";
        return once(request(caller, key, action, id, ""), () -> rules.locked(id)
                .map(EarningRule::submit)
                .call(rule -> approvals.submit(caller, SUBJECT, Long.toString(id), rule.content()))
                .call(rule -> note(caller, action, rule, EarningRuleState.DRAFT, null)));
    }

    /**
     * Puts a submitted version in force from its first day.
     *
     * @param revision the revision the caller has read
     * @throws Refusal {@link EarningRuleRefusal#UNKNOWN_RULE}, {@link EarningRuleRefusal#WRONG_STATE},
     *     {@link EarningRuleRefusal#CHANGED_SINCE_SUBMISSION}, {@link EarningRuleRefusal#VALID_FROM_TAKEN},
     *     {@link EarningRuleRefusal#SELF_APPROVAL}, {@link EarningRuleRefusal#NOT_SUBMITTED}
     */
    public Uni<EarningRule> approve(Caller caller, String key, long id, int revision) {
        String action = "earningRuleApprove";
        return once(request(caller, key, action, id, Integer.toString(revision)), () -> rules.locked(id)
                .invoke(rule -> rule.expectSubmitted(revision))
                .call(this::refuseTaken)
                .call(rule -> approvals
                        .approve(caller, SUBJECT, Long.toString(id), rule.content())
                        .onFailure(Refusal.class)
                        .transform(EarningRuleDesk::asOurs))
                .map(EarningRule::approve)
                .call(rule -> rules.flush()
                        .onFailure(ConstraintViolationException.class)
                        .transform(atOnce -> taken(rule)))
                .call(rule -> note(caller, action, rule, EarningRuleState.SUBMITTED, null)));
    }

    /**
     * Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes it back.
     *
     * @throws Refusal {@link EarningRuleRefusal#UNKNOWN_RULE}, {@link EarningRuleRefusal#WRONG_STATE},
     *     {@link EarningRuleRefusal#NOT_SUBMITTED}, {@link EarningRuleRefusal#INVALID_REASON}
     */
    public Uni<EarningRule> reject(Caller caller, String key, long id, String reason) {
        String action = "earningRuleReject";
        Reason.check(reason, EarningRuleRefusal.INVALID_REASON);
        return once(request(caller, key, action, id, reason), () -> rules.locked(id)
                .map(EarningRule::reopen)
                .call(rule -> approvals
                        .reject(caller, SUBJECT, Long.toString(id), reason)
                        .onFailure(EarningRuleDesk::isOwn)
                        .recoverWithUni(() -> approvals.withdraw(caller, SUBJECT, Long.toString(id), reason))
                        .onFailure(Refusal.class)
                        .transform(EarningRuleDesk::asOurs))
                .call(rule -> note(caller, action, rule, EarningRuleState.SUBMITTED, reason)));
    }

    /**
     * Ends an approved version: today it is not in force any more.
     *
     * @throws Refusal {@link EarningRuleRefusal#UNKNOWN_RULE}, {@link EarningRuleRefusal#WRONG_STATE},
     *     {@link EarningRuleRefusal#INVALID_REASON}
     */
    public Uni<EarningRule> retire(Caller caller, String key, long id, String reason) {
        String action = "earningRuleRetire";
        Reason.check(reason, EarningRuleRefusal.INVALID_REASON);
        return once(request(caller, key, action, id, reason), () -> rules.locked(id)
                .map(rule -> rule.retire(time.today(), reason))
                .call(rule -> note(caller, action, rule, EarningRuleState.APPROVED, reason)));
    }

    private Uni<EarningRule> once(KeyedRequest request, Supplier<Uni<EarningRule>> work) {
        return keys.once(
                request,
                FAULTS,
                work,
                rule -> Long.toString(rule.id()),
                earlier -> rules.findById(Long.parseLong(earlier)));
    }

    private static KeyedRequest request(
            Caller caller, String key, String operation, @Nullable Long id, String content) {
        return new KeyedRequest(
                caller, key, operation, new JsonArray().add(id).add(content).encode());
    }

    private Uni<Void> refuseTaken(EarningRule rule) {
        return rules.count(
                        "state = ?1 and code = ?2 and validFrom = ?3",
                        EarningRuleState.APPROVED,
                        rule.code(),
                        rule.validFrom())
                .map(count -> {
                    if (count > 0) {
                        throw taken(rule);
                    }
                    return null;
                });
    }

    private static Refusal taken(EarningRule rule) {
        return new Refusal(
                EarningRuleRefusal.VALID_FROM_TAKEN,
                "id",
                "Another approved version of " + rule.code() + " begins on " + rule.validFrom());
    }

    private static boolean isOwn(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.code() == ApprovalRefusal.SELF_APPROVAL;
    }

    private static Throwable asOurs(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new Refusal(
                EarningRuleRefusal.valueOf(refusal.code(ApprovalRefusal.class).name()), "id", refusal.getMessage());
    }

    private Uni<Void> note(
            Caller caller,
            String action,
            EarningRule rule,
            @Nullable EarningRuleState before,
            @Nullable String reason) {
        JsonObject was = before == null ? null : new JsonObject().put("state", before.name());
        JsonObject is = new JsonObject().put("state", rule.state().name()).put("content", Change.hash(rule.content()));
        return audit.record(caller, new Change(action, SUBJECT, Long.toString(rule.id()), reason, was, is));
    }
}
