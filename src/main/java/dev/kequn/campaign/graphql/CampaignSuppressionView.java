package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.contact.ContactReason;
import dev.kequn.campaign.contact.ContactSuppressions;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CampaignSuppression")
@Description("How many approaches of a round did not take place by one channel for one reason.")
public record CampaignSuppressionView(
        @NonNull @Description("Number of the round.") int round,
        @NonNull @Description("Why.") ContactReason reason,
        @NonNull @Description("By which channel it would have been.") ContactChannel channel,
        @NonNull
                @Description(
                        "How many approaches; a customer may count once for every day on which a cap was in the way.")
                int contacts,
        @NonNull @Description("Of how many customers.") int customers) {
    static CampaignSuppressionView of(ContactSuppressions.Count count) {
        return new CampaignSuppressionView(
                count.round(),
                count.reason(),
                count.channel(),
                Math.toIntExact(count.contacts()),
                Math.toIntExact(count.customers()));
    }
}
