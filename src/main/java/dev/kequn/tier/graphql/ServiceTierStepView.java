package dev.kequn.tier.graphql;

import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.OverrideEnding;
import dev.kequn.tier.standing.OverrideSpan;
import dev.kequn.tier.standing.ServiceTierSource;
import dev.kequn.tier.standing.ServiceTierStep;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ServiceTierStep")
@Description("Days in a row with one service level for one reason. Customers see level, days and source only.")
public record ServiceTierStepView(
        @NonNull @Description("The level.") TierLevelView level,
        @NonNull @Description("First day.") LocalDate from,
        @Description("Last day; null while it lasts.") @Nullable LocalDate to,
        @NonNull @Description("Where the level came from.") ServiceTierSource source,
        @Description("RULE: the service rule that applied last.") @Nullable String ruleName,
        @Description("OVERRIDE: why it was set.") @Nullable String reason,
        @Description("OVERRIDE: who set it.") @Nullable String actor,
        @Description("OVERRIDE: the last day for which it was meant.") @Nullable LocalDate until,
        @Description("OVERRIDE: how it ended; null while it lasts.") @Nullable OverrideEnding ending,
        @Description("OVERRIDE: who released or replaced it; null when its last day passed.") @Nullable
                String endedBy) {

    static ServiceTierStepView of(ServiceTierStep step, TierPolicy policy, boolean staff) {
        OverrideSpan override = staff ? step.override() : null;
        OverrideEnding ending = staff ? step.ending() : null;
        return new ServiceTierStepView(
                TierLevelView.of(policy.level(step.level())),
                step.from(),
                step.to() == null ? null : step.to().minusDays(1),
                step.source(),
                staff && step.source() == ServiceTierSource.RULE ? step.rule().ruleName() : null,
                override == null ? null : override.reason(),
                override == null ? null : override.actor(),
                override == null ? null : override.until(),
                ending,
                ending == null || override == null ? null : override.endedBy());
    }
}
