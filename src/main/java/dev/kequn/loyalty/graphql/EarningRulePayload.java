package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.earning.EarningRule;
import dev.kequn.loyalty.earning.EarningRuleRefusal;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The rule after the step, or why the step was not taken.")
public record EarningRulePayload(
        @Description("The rule; of a repeated request, as it is now. Null when the request was refused.") @Nullable
                EarningRuleView rule,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull EarningRuleError> errors) {

    @Description("Why an earning rule was not drafted, submitted, approved, rejected or retired.")
    public record EarningRuleError(
            @Description("The place at fault, such as multipliers[0].condition; null when none alone is.") @Nullable
                    String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") EarningRuleRefusal code,
            @Description("For INVALID_CONDITION: line in the condition, from 1; null otherwise.") @Nullable
                    Integer line,
            @Description("For INVALID_CONDITION: column in the line, from 1; null otherwise.") @Nullable
                    Integer column) {

        private static EarningRuleError of(Refusal refusal) {
            ConditionRefusal condition = refusal instanceof ConditionRefusal found ? found : null;
            return new EarningRuleError(
                    refusal.field(),
                    refusal.getMessage(),
                    refusal.code(EarningRuleRefusal.class),
                    condition == null ? null : condition.line(),
                    condition == null ? null : condition.column());
        }
    }

    static EarningRulePayload of(EarningRule rule) {
        return new EarningRulePayload(EarningRuleView.of(rule), List.of());
    }

    static EarningRulePayload of(Throwable failure) {
        return new EarningRulePayload(null, List.of(EarningRuleError.of((Refusal) failure)));
    }
}
