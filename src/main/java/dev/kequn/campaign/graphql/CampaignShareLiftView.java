package dev.kequn.campaign.graphql;

import dev.kequn.campaign.result.Difference;
import dev.kequn.campaign.result.Lift;
import dev.kequn.campaign.result.LiftVerdict;
import dev.kequn.platform.graphql.Rounded;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignShareLift")
@Description("A difference of two shares. Numbers have 6 decimals, and are null for TOO_FEW and NOT_MEASURABLE.")
public record CampaignShareLiftView(
        @NonNull @Description("What can be said.") LiftVerdict verdict,
        @Description("Share of the treated, 0 to 1, in the waves compared.") @Nullable Double treated,
        @Description("Share of the control group, weighted as the treated are over the waves.") @Nullable
                Double control,
        @Description("treated less control: 0.03 is three percentage points.") @Nullable Double lift,
        @Description("Lower end of its 95 % interval (Newcombe's hybrid of score intervals).") @Nullable Double low,
        @Description("Its upper end.") @Nullable Double high,
        @Description("lift by control: 0.5 is half as many again; null where control is 0, too.") @Nullable
                Double relative) {
    static CampaignShareLiftView of(Lift lift) {
        Difference found = lift.difference();
        return found == null
                ? new CampaignShareLiftView(lift.verdict(), null, null, null, null, null, null)
                : new CampaignShareLiftView(
                        lift.verdict(),
                        share(found.treated()),
                        share(found.control()),
                        share(found.lift()),
                        share(found.interval().low()),
                        share(found.interval().high()),
                        Rounded.to(Rounded.SHARE, found.relative()));
    }

    private static Double share(double share) {
        return Rounded.to(Rounded.SHARE, share);
    }
}
