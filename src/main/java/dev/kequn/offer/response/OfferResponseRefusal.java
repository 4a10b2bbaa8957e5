package dev.kequn.offer.response;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("OfferResponseErrorCode")
@Description("Why a response to an offer was not taken.")
public enum OfferResponseRefusal {
    @Description("There are 1 to 100 responses in one call; none was looked at.")
    INVALID_COUNT,
    @Description("The token is not one that this customer was given, or not one that this caller may answer.")
    INVALID_TOKEN,
    @Description("The offer was shown too long ago.")
    TOKEN_EXPIRED,
    @Description("The offer, or its campaign, has ended: it cannot be accepted any more.")
    OFFER_ENDED,
    @Description("Every acceptance was taken, or the reward is not to be had any more.")
    OUT_OF_STOCK,
    @Description(
            "The product is riskier than the customer tolerates, its risk is unknown, or his tolerance is not, or no longer, assessed.")
    UNSUITABLE,
    @Description("The customer has accepted the offer before, from another place where it was shown.")
    ALREADY_ACCEPTED,
    @Description("The customer is not with the bank any more.")
    CUSTOMER_CLOSED
}
