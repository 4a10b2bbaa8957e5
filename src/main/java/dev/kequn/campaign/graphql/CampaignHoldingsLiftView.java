package dev.kequn.campaign.graphql;

import dev.kequn.campaign.result.Difference;
import dev.kequn.campaign.result.Lift;
import dev.kequn.campaign.result.LiftVerdict;
import dev.kequn.platform.graphql.Rounded;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignHoldingsLift")
@Description(
        "A difference of two averages of holdings, of one customer. Numbers have 6 decimals, and are null for TOO_FEW "
                + "and NOT_MEASURABLE.")
public record CampaignHoldingsLiftView(
        @NonNull @Description("What can be said.") LiftVerdict verdict,
        @Description("Average change of the treated in the waves compared.") @Nullable Double treated,
        @Description("Average change of the control group, weighted as the treated are over the waves.") @Nullable
                Double control,
        @Description("treated less control: 0.1 is a holding more for every tenth treated customer.") @Nullable
                Double lift,
        @Description("Lower end of its 95 % interval (Welch).") @Nullable Double low,
        @Description("Its upper end.") @Nullable Double high) {
    static CampaignHoldingsLiftView of(Lift lift) {
        Difference found = lift.difference();
        return found == null
                ? new CampaignHoldingsLiftView(lift.verdict(), null, null, null, null, null)
                : new CampaignHoldingsLiftView(
                        lift.verdict(),
                        Rounded.to(Rounded.SHARE, found.treated()),
                        Rounded.to(Rounded.SHARE, found.control()),
                        Rounded.to(Rounded.SHARE, found.lift()),
                        Rounded.to(Rounded.SHARE, found.interval().low()),
                        Rounded.to(Rounded.SHARE, found.interval().high()));
    }
}
