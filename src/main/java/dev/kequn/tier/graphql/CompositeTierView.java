package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.Composite;
import dev.kequn.tier.standing.Tier;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CompositeTier")
@Description("综合等级: what the customer actually kept in a period, by daily averages; never set by hand.")
public record CompositeTierView(
        @NonNull @Description("The level.") TierLevelView level,
        @NonNull @Description("Daily average of assets under management over the period.") Decimal averageAum,
        @NonNull @Description("Daily average of loans over the period.") Decimal averageLoan,
        @NonNull @Description("The period assessed, such as 2026-Q2.") String period,
        @NonNull @Description("When the assessment was completed.") OffsetDateTime assessedAt,
        @Description("Why it is this level; null in assessments from before the reason was kept.") @Nullable
                TierChangeReason changeReason,
        @NonNull @Description("The level by the balances alone, before grace, floors and the like.")
                TierLevelView calculatedLevel,
        @NonNull @Description("Periods in a row, this one included, in which the balances missed the level held.")
                Integer missedPeriods,
        @Description("AUM on the period's last day; null in assessments from before it was kept.") @Nullable
                Decimal lastDayAum,
        @Description("Loans on the period's last day; null in assessments from before they were kept.") @Nullable
                Decimal lastDayLoan,
        @Description("时点冲量: AUM on the period's last day less the daily average; negative where money left before it. "
                        + "Large against the average, it was brought for the day of the count and not kept: window "
                        + "dressing. Null where the last day was not kept.")
                @Nullable
                Decimal windowDressing) {

    static CompositeTierView of(Tier tier, TierPolicy policy) {
        Composite found = tier.composite();
        return new CompositeTierView(
                TierLevelView.of(policy.level(found.level())),
                Decimal.ofMinor(found.averageAum()),
                Decimal.ofMinor(found.averageLoan()),
                tier.period(),
                tier.assessedAt(),
                found.changeReason(),
                TierLevelView.of(policy.level(found.calculatedLevel())),
                found.missedPeriods(),
                amount(found.lastDayAum()),
                amount(found.lastDayLoan()),
                amount(found.windowDressing()));
    }

    private static @Nullable Decimal amount(@Nullable Long minor) {
        return minor == null ? null : Decimal.ofMinor(minor);
    }
}
