package dev.kequn.campaign.graphql;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.result.CampaignFunnel;
import dev.kequn.campaign.result.FunnelPart;
import dev.kequn.platform.graphql.Rounded;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignFunnelStep")
@Description("What became of customers at one step. Null where it is hidden.")
public record CampaignFunnelStepView(
        @NonNull @Description("Code of the step.") String code,
        @Description("Got to the step, or passed over it.") @Nullable Integer entered,
        @Description("Did what the step asks for.") @Nullable Integer completed,
        @Description(
                        "Of the completed: those who had not come at least once, and did after they were approached again.")
                @Nullable
                Integer wonBack,
        @Description("Did a later step without it.") @Nullable Integer skipped,
        @Description("Were given up there: their time was over, or staff said so.") @Nullable Integer dropped,
        @Description("Were there when the round ended.") @Nullable Integer ended,
        @Description("Are there now.") @Nullable Integer there,
        @Description("How often they were approached there in all.") @Nullable Integer approaches,
        @Description("Median of the days from entering to completing, exactly, with one decimal; null where nobody has "
                        + "completed it, too.")
                @Nullable
                Double medianDays,
        @Ignore CampaignStep step) {
    static CampaignFunnelStepView of(CampaignFunnel.Row row, CampaignStep step) {
        return new CampaignFunnelStepView(
                step.code(),
                Rounded.count(row.at(step, FunnelPart.ENTERED)),
                Rounded.count(row.at(step, FunnelPart.COMPLETED)),
                Rounded.count(row.at(step, FunnelPart.WON_BACK)),
                Rounded.count(row.at(step, FunnelPart.SKIPPED)),
                Rounded.count(row.at(step, FunnelPart.DROPPED)),
                Rounded.count(row.at(step, FunnelPart.ENDED)),
                Rounded.count(row.at(step, FunnelPart.THERE)),
                Rounded.count(row.approaches(step)),
                Rounded.to(1, row.days(step)),
                step);
    }
}
