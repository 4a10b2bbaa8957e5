package dev.kequn.offer.definition;

import org.eclipse.microprofile.graphql.Description;

@Description("Where an offer stands.")
public enum OfferState {
    @Description("No version of it was ever approved.")
    DRAFT,
    @Description("A version is approved; it waits to be published.")
    APPROVED,
    @Description("Shown, on its days, to whom it is for.")
    LIVE,
    @Description("Not shown any more, for good; its code is not used again.")
    RETIRED
}
