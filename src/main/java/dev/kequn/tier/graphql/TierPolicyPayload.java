package dev.kequn.tier.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.tier.policy.PolicyRefusal;
import dev.kequn.tier.policy.TierPolicy;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The policy after the step, or why the step was not taken.")
public record TierPolicyPayload(
        @Description("The policy; null when the request was refused.") @Nullable TierPolicyView policy,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull TierPolicyError> errors) {

    @Description("Why a policy was not drafted, submitted or approved.")
    public record TierPolicyError(
            @Description("The place at fault, such as levels[2].threshold; null when none alone is.") @Nullable
                    String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") PolicyRefusal code,
            @Description("For INVALID_RULE: line in the condition, from 1; null otherwise.") @Nullable Integer line,
            @Description("For INVALID_RULE: column in the line, from 1; null otherwise.") @Nullable Integer column) {

        private static TierPolicyError of(Refusal refusal) {
            ConditionRefusal rule = refusal instanceof ConditionRefusal found ? found : null;
            return new TierPolicyError(
                    refusal.field(),
                    refusal.getMessage(),
                    refusal.code(PolicyRefusal.class),
                    rule == null ? null : rule.line(),
                    rule == null ? null : rule.column());
        }
    }

    static TierPolicyPayload of(TierPolicy policy) {
        return new TierPolicyPayload(TierPolicyView.of(policy), List.of());
    }

    static TierPolicyPayload of(Throwable failure) {
        return new TierPolicyPayload(null, List.of(TierPolicyError.of((Refusal) failure)));
    }
}
