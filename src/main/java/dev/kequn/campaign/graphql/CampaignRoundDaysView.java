package dev.kequn.campaign.graphql;

import dev.kequn.campaign.round.RoundDays;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignRoundDays")
@Description("Days of a round that has not begun.")
public record CampaignRoundDaysView(
        @Description("Code of its season; null for a campaign without seasons.") @Nullable String season,
        @NonNull @Description("First day.") LocalDate startsOn,
        @NonNull @Description("Last day.") LocalDate endsOn) {
    static CampaignRoundDaysView of(RoundDays days) {
        return new CampaignRoundDaysView(days.season(), days.from(), days.to());
    }
}
