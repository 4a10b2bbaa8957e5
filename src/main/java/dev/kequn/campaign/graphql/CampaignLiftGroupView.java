package dev.kequn.campaign.graphql;

import dev.kequn.campaign.Arm;
import dev.kequn.campaign.result.CampaignLift;
import dev.kequn.campaign.result.LiftGroup;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CampaignLiftOfGroup")
@Description("The arms of some of the enrolled customers, and how they differ.")
public record CampaignLiftGroupView(
        @NonNull @Description("Which customers.") LiftGroup group,
        @NonNull @Description("TREATED, CONTROL, UNIVERSAL_CONTROL.") List<@NonNull CampaignArmResultView> arms,
        @NonNull @Description("TREATED against CONTROL.") CampaignComparisonView control,
        @NonNull @Description("TREATED against UNIVERSAL_CONTROL, whom no campaign approaches.")
                CampaignComparisonView universalControl) {
    static CampaignLiftGroupView of(CampaignLift lift, LiftGroup group) {
        return new CampaignLiftGroupView(
                group,
                Stream.of(Arm.values())
                        .map(arm -> CampaignArmResultView.of(lift, group, arm))
                        .toList(),
                CampaignComparisonView.of(lift, group, Arm.CONTROL),
                CampaignComparisonView.of(lift, group, Arm.UNIVERSAL_CONTROL));
    }
}
