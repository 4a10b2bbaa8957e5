package dev.kequn.offer.response;

import org.eclipse.microprofile.graphql.Description;

@Description("What became of a response to an offer that was taken.")
public enum OfferResponseStatus {
    @Description("It is recorded now.")
    RECORDED,
    @Description("It was recorded before; nothing has changed.")
    REPEATED
}
