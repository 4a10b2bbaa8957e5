package dev.kequn.loyalty.earning;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.loyalty.earning.EarningSteps.Step;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.exception.ConstraintViolationException;

/** What becomes of earning rules that were submitted. Every step is also refused for what its key says. */
@ApplicationScoped
public class EarningRuleApprovals {
    private final EarningRuleRepository rules;
    private final Approvals approvals;
    private final EarningSteps steps;

    EarningRuleApprovals(EarningRuleRepository rules, Approvals approvals, EarningSteps steps) {
        this.rules = rules;
        this.approvals = approvals;
        this.steps = steps;
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
        Step step = new Step(caller, key, "earningRuleApprove", id, EarningRuleState.SUBMITTED, null);
        return steps.take(step, Integer.toString(revision), () -> rules.locked(id)
                .invoke(rule -> rule.expectSubmitted(revision))
                .call(this::refuseTaken)
                .call(rule -> approvals
                        .approve(caller, EarningSteps.SUBJECT, Long.toString(id), rule.content())
                        .onFailure(Refusal.class)
                        .transform(ApprovalRefusal.as(EarningRuleRefusal.class, "id")))
                .map(EarningRule::approve)
                .call(rule -> rules.flush()
                        .onFailure(ConstraintViolationException.class)
                        .transform(atOnce -> taken(rule))));
    }

    /**
     * Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes it back.
     *
     * @throws Refusal {@link EarningRuleRefusal#UNKNOWN_RULE}, {@link EarningRuleRefusal#WRONG_STATE},
     *     {@link EarningRuleRefusal#NOT_SUBMITTED}, {@link EarningRuleRefusal#INVALID_REASON}
     */
    public Uni<EarningRule> reject(Caller caller, String key, long id, String reason) {
        Reason.check(reason, EarningRuleRefusal.INVALID_REASON);
        Step step = new Step(caller, key, "earningRuleReject", id, EarningRuleState.SUBMITTED, reason);
        String subject = Long.toString(id);
        return steps.take(
                step, reason, () -> rules.locked(id).map(EarningRule::reopen).call(rule -> approvals
                        .sendBack(caller, EarningSteps.SUBJECT, subject, reason)
                        .onFailure(Refusal.class)
                        .transform(ApprovalRefusal.as(EarningRuleRefusal.class, "id"))));
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
}
