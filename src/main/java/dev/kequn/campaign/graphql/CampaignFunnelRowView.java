package dev.kequn.campaign.graphql;

import dev.kequn.campaign.result.CampaignFunnel;
import dev.kequn.campaign.result.FunnelDimension;
import dev.kequn.platform.graphql.Rounded;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignFunnelRow")
@Description("Treated customers with one value, or everyone.")
public record CampaignFunnelRowView(
        @Description("What they have in common, as the dimension says; null where they have none, and for everyone.")
                @Nullable
                String code,
        @Description("How often they came in; null where it is hidden.") @Nullable Integer entries,
        @NonNull
                @Description(
                        "The steps in the order of the latest version that anybody is bound to; then those that only "
                                + "earlier ones have.")
                List<@NonNull CampaignFunnelStepView> steps,
        @Ignore @Nullable FunnelDimension by) {
    static CampaignFunnelRowView of(CampaignFunnel funnel, CampaignFunnel.Row row, @Nullable FunnelDimension by) {
        return new CampaignFunnelRowView(
                row.code(),
                Rounded.count(row.entries()),
                funnel.steps().stream()
                        .map(step -> CampaignFunnelStepView.of(row, step))
                        .toList(),
                by);
    }
}
