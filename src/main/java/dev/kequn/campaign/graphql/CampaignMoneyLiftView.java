package dev.kequn.campaign.graphql;

import dev.kequn.campaign.result.Difference;
import dev.kequn.campaign.result.Lift;
import dev.kequn.campaign.result.LiftVerdict;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.platform.graphql.Rounded;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignMoneyLift")
@Description("A difference of two averages of money, of one customer. Null for TOO_FEW and NOT_MEASURABLE.")
public record CampaignMoneyLiftView(
        @NonNull @Description("What can be said.") LiftVerdict verdict,
        @Description("Average change of the treated in the waves compared.") @Nullable Decimal treated,
        @Description("Average change of the control group, weighted as the treated are over the waves.") @Nullable
                Decimal control,
        @Description("treated less control: what the campaign has brought for each treated customer.") @Nullable
                Decimal lift,
        @Description("Lower end of its 95 % interval (Welch).") @Nullable Decimal low,
        @Description("Its upper end.") @Nullable Decimal high) {
    static CampaignMoneyLiftView of(Lift lift) {
        Difference found = lift.difference();
        return found == null
                ? new CampaignMoneyLiftView(lift.verdict(), null, null, null, null, null)
                : new CampaignMoneyLiftView(
                        lift.verdict(),
                        Rounded.money(found.treated()),
                        Rounded.money(found.control()),
                        Rounded.money(found.lift()),
                        Rounded.money(found.interval().low()),
                        Rounded.money(found.interval().high()));
    }
}
