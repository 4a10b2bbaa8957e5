package dev.kequn.offer.lead;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("OfferLeadState")
@Description("Where the work on an accepted offer stands.")
public enum LeadState {
    @Description("Somebody has to see to it.")
    OPEN,
    @Description("The customer has what he accepted.")
    WON,
    @Description("Nothing came of it.")
    LOST
}
