package dev.kequn.loyalty.earning;

import dev.kequn.access.Approvals;
import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.loyalty.earning.EarningSteps.Step;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.ConditionRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Earning rules as they are written, submitted and ended. Every step is also refused for what its key says. */
@ApplicationScoped
public class EarningRuleDesk {
    private final EarningRuleRepository rules;
    private final EarningConditions conditions;
    private final Approvals approvals;
    private final EarningSteps steps;
    private final BusinessTime time;

    EarningRuleDesk(
            EarningRuleRepository rules,
            EarningConditions conditions,
            Approvals approvals,
            EarningSteps steps,
            BusinessTime time) {
        this.rules = rules;
        this.conditions = conditions;
        this.approvals = approvals;
        this.steps = steps;
        this.time = time;
    }

    /**
     * Writes the next version of a code, or with {@code id} rewrites one that waits for nothing yet.
     *
     * @throws Refusal {@link ConditionRefusal}, and with {@code id} {@link EarningRuleRefusal#UNKNOWN_RULE},
     *     {@link EarningRuleRefusal#WRONG_STATE}, {@link EarningRuleRefusal#INVALID_RULE} for another code
     */
    public Uni<EarningRule> draft(Caller caller, String key, @Nullable Long id, EarningRuleDraft draft) {
        EarningRuleState before = id == null ? null : EarningRuleState.DRAFT;
        return steps.take(new Step(caller, key, "earningRuleDraft", id, before, null), draft.content(), () -> {
            conditions.check(draft.terms());
            return id == null ? written(caller, draft) : rewritten(id, draft);
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
        return steps.take(
                new Step(caller, key, "earningRuleSubmit", id, EarningRuleState.DRAFT, null), "", () -> rules.locked(id)
                        .map(EarningRule::submit)
                        .call(rule ->
                                approvals.submit(caller, EarningSteps.SUBJECT, Long.toString(id), rule.content())));
    }

    /**
     * Ends an approved version: today it is not in force any more.
     *
     * @throws Refusal {@link EarningRuleRefusal#UNKNOWN_RULE}, {@link EarningRuleRefusal#WRONG_STATE},
     *     {@link EarningRuleRefusal#INVALID_REASON}
     */
    public Uni<EarningRule> retire(Caller caller, String key, long id, String reason) {
        Reason.check(reason, EarningRuleRefusal.INVALID_REASON);
        return steps.take(
                new Step(caller, key, "earningRuleRetire", id, EarningRuleState.APPROVED, reason),
                reason,
                () -> rules.locked(id).map(rule -> rule.retire(time.today(), reason)));
    }
}
