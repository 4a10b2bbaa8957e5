package dev.kequn.offer.lead;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("OfferLeadOutcome")
@Description("How the work on an accepted offer ended.")
public enum LeadOutcome {
    @Description("The customer has what he accepted.")
    WON,
    @Description("Nothing came of it.")
    LOST
}
