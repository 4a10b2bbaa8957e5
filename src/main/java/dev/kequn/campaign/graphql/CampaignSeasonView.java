package dev.kequn.campaign.graphql;

import dev.kequn.campaign.definition.CampaignSeason;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CampaignSeason")
@Description("Days of every year on which a campaign has a round.")
public record CampaignSeasonView(
        @NonNull @Description("Its code, unique in the version.") String code,
        @NonNull @Description("First day as month × 100 + day: 301 is the 1st of March.") Integer from,
        @NonNull @Description("Last day, the same way; before `from` it lies in the next year.") Integer to,
        @Ignore String zh,
        @Ignore String en) {
    static CampaignSeasonView of(CampaignSeason season) {
        return new CampaignSeasonView(season.code(), season.from(), season.to(), season.nameZh(), season.nameEn());
    }
}
