package dev.kequn.campaign.graphql;

import dev.kequn.campaign.definition.CampaignRefusal;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Why a step with a campaign was not taken.")
public record CampaignError(
        @Description("The argument at fault, such as steps[1].timeLimit of the campaign; null when none alone is.")
                @Nullable
                String field,
        @NonNull @Description("What is wrong, in English.") String message,
        @NonNull @Description("Stable code.") CampaignRefusal code,
        @Description("For INVALID_CONDITION: line in the condition, from 1; null otherwise.") @Nullable Integer line,
        @Description("For INVALID_CONDITION: column in the line, from 1; null otherwise.") @Nullable Integer column) {
    public static CampaignError of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        ConditionRefusal condition = refusal instanceof ConditionRefusal found ? found : null;
        return new CampaignError(
                refusal.field(),
                refusal.getMessage(),
                refusal.code(CampaignRefusal.class),
                condition == null ? null : condition.line(),
                condition == null ? null : condition.column());
    }
}
