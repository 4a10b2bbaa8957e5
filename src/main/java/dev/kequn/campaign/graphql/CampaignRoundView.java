package dev.kequn.campaign.graphql;

import dev.kequn.campaign.round.Round;
import dev.kequn.campaign.round.RoundState;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignRound")
@Description("One time that a campaign comes round, with what it may spend.")
public record CampaignRoundView(
        @Id @NonNull @Description("Stable for the life of the round.") String id,
        @NonNull @Description("Counts the rounds of the campaign from 1.") Integer number,
        @Description("Code of its season; null for a campaign without seasons.") @Nullable String season,
        @NonNull @Description("First day.") LocalDate startsOn,
        @NonNull @Description("Last day.") LocalDate endsOn,
        @NonNull @Description("Where it stands.") RoundState state,
        @Description("What it may cost; null for no limit.") @Nullable Decimal budget,
        @NonNull @Description("Of the budget, promised to contacts under way.") Decimal reserved,
        @NonNull @Description("Of the budget, spent on contacts that were delivered and on what was given.")
                Decimal spent,
        @Ignore long campaignId) {
    public static CampaignRoundView of(Round round) {
        return new CampaignRoundView(
                Long.toString(round.id()),
                round.number(),
                round.season(),
                round.startsOn(),
                round.endsOn(),
                round.state(),
                round.budget() == null ? null : Decimal.ofMinor(round.budget()),
                Decimal.ofMinor(round.reserved()),
                Decimal.ofMinor(round.spent()),
                round.campaignId());
    }

    /** The key of the rows that belong to this round. */
    public long key() {
        return Long.parseLong(id);
    }
}
