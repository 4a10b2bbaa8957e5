package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.outlook.Progress;
import dev.kequn.tier.outlook.TierMeasure;
import dev.kequn.tier.policy.TierLevel;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierProgress")
@Description(
        "Where a customer is heading in the current period: what he has kept so far, what the assessment will give "
                + "him if he keeps his present balance, and what he must keep on average over the `daysLeft` to do better. "
                + "Weighted amounts count AUM and loan by the policy's weights. Weighted averages are rounded down, as they are "
                + "compared with thresholds; amounts to be kept are rounded up: kept every day they do reach the level, a cent "
                + "less does not.")
public record TierProgressView(
        @NonNull @Description("The current period, such as 2026-Q3.") String period,
        @NonNull @Description("The period's first day.") LocalDate from,
        @NonNull @Description("The period's last day; the customer is assessed when it is over.") LocalDate lastDay,
        @NonNull
                @Description(
                        "Last day whose balances count so far: the last one taken from the bank's files, not later "
                                + "than the business date. Earlier than `from` when no day of the period counts yet.")
                LocalDate balancesThrough,
        @NonNull @Description("Days of the period behind `balancesThrough`.") Integer daysLeft,
        @Description(
                        "The level held: what the last completed assessment of a period before this one gave; null for one who was "
                                + "not in it.")
                @Nullable
                TierLevelView currentLevel,
        @NonNull
                @Description("What the assessment will give if the present balance is kept over the days left, after "
                        + "grace, floors and the like.")
                TierLevelView projectedLevel,
        @NonNull @Description("Why it will be that level.") TierChangeReason projectedReason,
        @NonNull @Description("The level by the balances alone, if the present one is kept.")
                TierLevelView calculatedLevel,
        @Description("The level above both `currentLevel` and `calculatedLevel`; null at the top.") @Nullable
                TierLevelView nextLevel,
        @Description(
                        "Where grace keeps the level: periods in which the customer may still miss it after this one; 0 is "
                                + "the last chance. Null where grace does not.")
                @Nullable
                Integer graceLeft,
        @Description("Weighted daily average of the period's days so far, those before the first balance as zero; null "
                        + "while no day counts.")
                @Nullable
                Decimal averageSoFar,
        @NonNull @Description("The present balance, weighted.") Decimal keptNow,
        @NonNull @Description("Weighted daily average of the whole period if the present balance is kept.")
                Decimal projectedAverage,
        @Description(
                        "Weighted amount to be kept on average over the days left so that the balances carry "
                                + "`currentLevel`; 0 when they do already. Null when no day is left or there is no current level.")
                @Nullable
                Decimal amountToStay,
        @Description("Weighted amount to be kept on average over the days left so that the balances reach `nextLevel`; "
                        + "null when no day is left or there is no next level.")
                @Nullable
                Decimal amountToNext,
        @Description("The same in AUM alone: how much more than now, on average, with the loan as it is, to stay. Null "
                        + "as `amountToStay`, and when AUM has no weight.")
                @Nullable
                Decimal aumToStay,
        @Description("The same in AUM alone: how much more than now, on average, with the loan as it is, to reach "
                        + "`nextLevel`. Null as `amountToNext`, and when AUM has no weight.")
                @Nullable
                Decimal aumToNext,
        @NonNull @Description("What can close the gap: the measures to which the policy gives weight.")
                List<@NonNull TierMeasure> closedBy) {

    public static TierProgressView of(Progress progress) {
        return new TierProgressView(
                progress.upcoming().period(),
                progress.upcoming().window().from(),
                progress.upcoming().window().lastDay(),
                progress.balancesThrough(),
                progress.upcoming().daysLeft(),
                level(progress.currentLevel()),
                TierLevelView.of(progress.projectedLevel()),
                progress.projectedReason(),
                TierLevelView.of(progress.calculatedLevel()),
                level(progress.nextLevel()),
                progress.graceLeft(),
                amount(progress.averageSoFar()),
                Decimal.ofMinor(progress.keptNow()),
                Decimal.ofMinor(progress.projectedAverage()),
                amount(progress.amountToStay()),
                amount(progress.amountToNext()),
                amount(progress.aumToStay()),
                amount(progress.aumToNext()),
                progress.closedBy());
    }

    private static @Nullable TierLevelView level(@Nullable TierLevel level) {
        return level == null ? null : TierLevelView.of(level);
    }

    private static @Nullable Decimal amount(@Nullable Long minor) {
        return minor == null ? null : Decimal.ofMinor(minor);
    }
}
