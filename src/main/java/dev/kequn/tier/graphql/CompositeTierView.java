package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.Tier;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CompositeTier")
@Description("综合等级: what the customer actually kept in a period, by daily averages; never set by hand.")
public record CompositeTierView(
        @NonNull @Description("The level.") TierLevelView level,
        @NonNull @Description("Daily average of assets under management over the period.") Decimal averageAum,
        @NonNull @Description("Daily average of loans over the period.") Decimal averageLoan,
        @NonNull @Description("The period assessed, such as 2026-Q2.") String period,
        @NonNull @Description("When the assessment was completed.") OffsetDateTime assessedAt) {

    static CompositeTierView of(Tier tier, TierPolicy policy) {
        return new CompositeTierView(
                TierLevelView.of(policy.level(tier.compositeLevel())),
                Decimal.ofMinor(tier.averageAum()),
                Decimal.ofMinor(tier.averageLoan()),
                tier.period(),
                tier.assessedAt());
    }
}
