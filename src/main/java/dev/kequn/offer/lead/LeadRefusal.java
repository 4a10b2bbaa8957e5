package dev.kequn.offer.lead;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("OfferLeadErrorCode")
@Description("Why a lead was not closed.")
public enum LeadRefusal {
    @Description("There is no such lead among the caller's customers.")
    UNKNOWN_LEAD,
    @Description("It was closed before, with another outcome or note.")
    WRONG_STATE,
    @Description("A note has 1 to 500 characters, and no control characters but line breaks.")
    INVALID_NOTE
}
