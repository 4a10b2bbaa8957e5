package dev.kequn.offer.graphql;

import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.lead.LeadState;
import dev.kequn.offer.lead.OfferLead;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferLead")
@Description("An offer that a customer has accepted: the work of whoever looks after him.")
public record OfferLeadView(
        @Id @NonNull @Description("Identifies the lead.") String id,
        @NonNull @Description("Code of the offer.") String offer,
        @Description("Code of the product he wants; null where the offer is a reward.") @Nullable String productCode,
        @Description("Code of the reward he was given; null where the offer is a product.") @Nullable String rewardCode,
        @NonNull @Description("Where he accepted it.") OfferChannel channel,
        @NonNull @Description("Business day on which he accepted it.") LocalDate acceptedOn,
        @NonNull @Description("Where the work stands.") LeadState state,
        @Description("What was noted when it was closed; null where nothing was, and before.") @Nullable String note,
        @Description("Who closed it; null before.") @Nullable String closedBy,
        @Description("When it was closed; null before.") @Nullable OffsetDateTime closedAt,
        @Ignore OfferLead lead) {

    static OfferLeadView of(OfferLead lead) {
        return new OfferLeadView(
                lead.key().toString(),
                lead.offerCode(),
                lead.productCode(),
                lead.rewardCode(),
                lead.channel(),
                lead.acceptedOn(),
                lead.state(),
                lead.note(),
                lead.closedBy(),
                lead.closedAt(),
                lead);
    }
}
