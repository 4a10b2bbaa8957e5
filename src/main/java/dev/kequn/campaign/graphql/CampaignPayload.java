package dev.kequn.campaign.graphql;

import dev.kequn.campaign.definition.CampaignChange;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The campaign after the step, or why the step was not taken.")
public record CampaignPayload(
        @Description("The campaign; null when the request was refused.") @Nullable CampaignView campaign,
        @Description("The version that the step was taken with; null when the request was refused.") @Nullable
                CampaignVersionView version,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull CampaignError> errors) {
    static CampaignPayload of(CampaignChange change) {
        return new CampaignPayload(
                CampaignView.of(change.campaign()), CampaignVersionView.of(change.version()), List.of());
    }

    static CampaignPayload of(Throwable failure) {
        return new CampaignPayload(null, null, List.of(CampaignError.of(failure)));
    }
}
