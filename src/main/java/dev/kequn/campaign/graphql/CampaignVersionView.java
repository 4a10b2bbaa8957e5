package dev.kequn.campaign.graphql;

import dev.kequn.access.VersionState;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignTerms;
import dev.kequn.campaign.definition.CampaignVersion;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignVersion")
@Description("One version of what a campaign is; approved, it never changes.")
public record CampaignVersionView(
        @Id @NonNull @Description("Stable for the life of the version.") String id,
        @NonNull @Description("Counts the versions of the campaign from 1.") Integer version,
        @NonNull @Description("Counts the writings of the version from 1; an approval names the one it read.")
                Integer revision,
        @NonNull @Description("Where it stands.") VersionState state,
        @NonNull @Description("What the campaign is for.") String objective,
        @NonNull @Description("Who answers for it, as the bank names him.") String owner,
        @NonNull @Description("0 to 1000; of two campaigns that want to approach a customer the greater may.")
                Integer priority,
        @NonNull @Description("First day on which it may have a round.") LocalDate firstDay,
        @Description("Last such day; null for a campaign that comes back with its seasons until it is ended.") @Nullable
                LocalDate lastDay,
        @NonNull @Description("Codes of the segments whose members are enrolled by themselves.")
                List<@NonNull String> audience,
        @NonNull @Description("Codes of the segments whose members never are.") List<@NonNull String> exclusions,
        @Description("How others come in, by an event; null where only the audience does.") @Nullable
                CampaignEntryView entry,
        @Description("Share of customers in the pilot, in basis points: 500 is 5 %. Null for no pilot.") @Nullable
                Integer pilotShareBasisPoints,
        @NonNull @Description("Share of customers who are enrolled but not treated, in basis points: 1000 is 10 %.")
                Integer controlShareBasisPoints,
        @Description("What one round may cost; null for no limit.") @Nullable Decimal budget,
        @NonNull @Description("Its seasons; empty for a single round over all its days.")
                List<@NonNull CampaignSeasonView> seasons,
        @NonNull @Description("Its steps in their order; the last is what it is for.")
                List<@NonNull CampaignStepView> steps,
        @NonNull @Description("What is said to customers.") List<@NonNull CampaignMessageView> messages,
        @Ignore String zh,
        @Ignore String en) {
    public static CampaignVersionView of(CampaignVersion version) {
        CampaignContent content = version.content();
        CampaignTerms terms = content.terms();
        return new CampaignVersionView(
                Long.toString(version.id()),
                version.version(),
                version.revision(),
                version.state(),
                terms.objective(),
                terms.owner(),
                terms.priority(),
                terms.firstDay(),
                terms.lastDay(),
                List.of(terms.audience()),
                List.of(terms.exclusions()),
                CampaignEntryView.of(terms),
                terms.pilotShare(),
                terms.controlShare(),
                terms.budget() == null ? null : Decimal.ofMinor(terms.budget()),
                content.seasons().stream().map(CampaignSeasonView::of).toList(),
                content.steps().stream().map(CampaignStepView::of).toList(),
                content.messages().stream().map(CampaignMessageView::of).toList(),
                terms.nameZh(),
                terms.nameEn());
    }
}
