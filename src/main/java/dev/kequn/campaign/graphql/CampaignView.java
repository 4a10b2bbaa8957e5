package dev.kequn.campaign.graphql;

import dev.kequn.campaign.definition.Campaign;
import dev.kequn.campaign.definition.CampaignState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Campaign")
@Description("What the bank sets out to do with groups of customers, round after round.")
public record CampaignView(
        @Id @NonNull @Description("Stable for the life of the campaign.") String id,
        @NonNull @Description("Its code: 2 to 40 capital letters, digits and underscores.") String code,
        @NonNull @Description("Where it stands.") CampaignState state,
        @NonNull
                @Description("Whether the whole audience is enrolled; before, only the share of the pilot, and nobody "
                        + "before the launch.")
                Boolean rolledOut,
        @Description("When it was first launched; null before.") @Nullable OffsetDateTime launchedAt,
        @Description("When it was ended; null while it was not.") @Nullable OffsetDateTime endedAt,
        @Description("Why it was ended; null while it was not.") @Nullable String endReason,
        @Ignore @Nullable Long inForce) {
    public static CampaignView of(Campaign campaign) {
        return new CampaignView(
                Long.toString(campaign.id()),
                campaign.code(),
                campaign.state(),
                campaign.rolledOut(),
                at(campaign.launchedAt()),
                at(campaign.endedAt()),
                campaign.endReason(),
                campaign.inForce());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** The key of the rows that belong to this campaign. */
    public long key() {
        return Long.parseLong(id);
    }
}
