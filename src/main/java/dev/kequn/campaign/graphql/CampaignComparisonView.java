package dev.kequn.campaign.graphql;

import dev.kequn.campaign.Arm;
import dev.kequn.campaign.result.CampaignLift;
import dev.kequn.campaign.result.LiftGroup;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

@Name("CampaignComparison")
@Description(
        "Treated customers against a control group. Arms are compared within each wave that has at least two customers of "
                + "both (the pilot of a round, those who came with its roll-out, each other round), and a wave counts by how many "
                + "were treated in it: so a change of the control share, or of the times, is not taken for an effect.")
public record CampaignComparisonView(
        @Description("Who did what the campaign is for. NOT_MEASURABLE where staff say so; null where it is hidden.")
                @Nullable
                CampaignShareLiftView conversion,
        @Description("Change of a customer's average AUM. NOT_MEASURABLE before the first balances; null where hidden.")
                @Nullable
                CampaignMoneyLiftView aum,
        @Description("Change of a customer's number of open holdings; NOT_MEASURABLE and null as aum.") @Nullable
                CampaignHoldingsLiftView holdings) {
    static CampaignComparisonView of(CampaignLift lift, LiftGroup group, Arm control) {
        boolean conversion =
                lift.hidden().conversions(group, Arm.TREATED) || lift.hidden().conversions(group, control);
        boolean money = lift.hidden().money(group, Arm.TREATED) || lift.hidden().money(group, control);
        return new CampaignComparisonView(
                conversion ? null : CampaignShareLiftView.of(lift.conversions(group, control)),
                money ? null : CampaignMoneyLiftView.of(lift.aum(group, control)),
                money ? null : CampaignHoldingsLiftView.of(lift.holdings(group, control)));
    }
}
