package dev.kequn.campaign.graphql;

import dev.kequn.campaign.Arm;
import dev.kequn.campaign.result.ArmOutcome;
import dev.kequn.campaign.result.CampaignLift;
import dev.kequn.campaign.result.LiftGroup;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.platform.graphql.Rounded;
import dev.kequn.platform.statistics.Interval;
import dev.kequn.platform.statistics.Proportion;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignArmResult")
@Description(
        "What became of one arm, all waves together. Null where it is hidden from the caller, too: of fewer customers "
                + "than the bank's limit, or telling of such.")
public record CampaignArmResultView(
        @NonNull @Description("The arm.") Arm arm,
        @Description("Customers enrolled.") @Nullable Integer customers,
        @Description(
                        "Those of them who did what the campaign is for, within the round; null where it is not measurable.")
                @Nullable
                Integer conversions,
        @Description("conversions by customers, 0 to 1 with 6 decimals; null with them, and without customers.")
                @Nullable
                Double conversionShare,
        @Description("Lower end of the 95 % interval of the share (Wilson), 6 decimals.") @Nullable
                Double conversionShareLow,
        @Description("Its upper end.") @Nullable Double conversionShareHigh,
        @Description("Customers whose money is measured: those enrolled by the day of measuring.") @Nullable
                Integer measured,
        @Description("Change of the average AUM of one customer; null where fewer than leastArm are measured.")
                @Nullable
                Decimal aumChange,
        @Description("Change of a customer's number of open holdings from the eve of his enrolment to the day of "
                        + "measuring, on average, 6 decimals; null where fewer than leastArm are measured.")
                @Nullable
                Double holdingsChange) {
    static CampaignArmResultView of(CampaignLift lift, LiftGroup group, Arm arm) {
        ArmOutcome outcome = lift.of(group, arm);
        boolean told = lift.measure().conversions() && !lift.hidden().conversions(group, arm);
        Proportion conversions = told ? outcome.conversions() : null;
        Proportion share = conversions == null || conversions.of() == 0 ? null : conversions;
        Interval interval = share == null ? null : share.wilson();
        boolean counted =
                lift.measure().balancesThrough() != null && !lift.hidden().money(group, arm);
        boolean averaged =
                counted && outcome.measured() >= Math.max(1, lift.measure().leastArm());
        return new CampaignArmResultView(
                arm,
                lift.hidden().customers(group, arm) ? null : Rounded.count(outcome.customers()),
                conversions == null ? null : Rounded.count(conversions.count()),
                share == null ? null : (Double) Rounded.to(Rounded.SHARE, share.share()),
                interval == null ? null : (Double) Rounded.to(Rounded.SHARE, interval.low()),
                interval == null ? null : (Double) Rounded.to(Rounded.SHARE, interval.high()),
                counted ? Rounded.count(outcome.measured()) : null,
                averaged ? Rounded.money(outcome.aum().mean()) : null,
                averaged ? (Double) Rounded.to(Rounded.SHARE, outcome.holdings().mean()) : null);
    }
}
