package dev.kequn.offer.graphql;

import dev.kequn.offer.lead.LeadRefusal;
import dev.kequn.offer.lead.OfferLead;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferLeadPayload")
@Description("The lead as it is closed, or why it was not.")
public record OfferLeadPayload(
        @Description("The lead; null when the request was refused.") @Nullable OfferLeadView lead,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull OfferLeadError> errors) {

    @Name("OfferLeadError")
    @Description("Why a lead was not closed.")
    public record OfferLeadError(
            @NonNull @Description("Stable code.") LeadRefusal code,
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message) {}

    static OfferLeadPayload of(OfferLead lead) {
        return new OfferLeadPayload(OfferLeadView.of(lead), List.of());
    }

    static OfferLeadPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new OfferLeadPayload(
                null,
                List.of(new OfferLeadError(refusal.code(LeadRefusal.class), refusal.field(), refusal.getMessage())));
    }
}
