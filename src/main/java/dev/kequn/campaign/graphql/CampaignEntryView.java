package dev.kequn.campaign.graphql;

import dev.kequn.campaign.definition.CampaignTerms;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignEntry")
@Description("How customers come in who are not in the audience, or come in again.")
public record CampaignEntryView(
        @NonNull @Description("Type of the events by which they do.") String eventType,
        @Description("CEL about the event and its customer, which has to hold; null for every event of the type.")
                @Nullable
                String condition,
        @NonNull @Description("How often one customer may come in within a round.") Integer mostEntries) {
    static @Nullable CampaignEntryView of(CampaignTerms terms) {
        return terms.entryEvent() == null
                ? null
                : new CampaignEntryView(terms.entryEvent(), terms.entryCondition(), terms.mostEntries());
    }
}
