package dev.kequn.offer.definition;

import dev.kequn.platform.HttpStatus;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("OfferErrorCode")
@Description("Why a step with an offer was refused.")
public enum OfferRefusal implements HttpStatus {
    @Description("There is no such offer.")
    UNKNOWN_OFFER,
    @Description("The offer, or the version being written, is in another state than this step needs.")
    WRONG_STATE,
    @Description("What the version says does not fit together, or is out of its limits; field names the place.")
    INVALID_OFFER,
    @Description("A condition is not in the language of rules; line and column tell where.")
    INVALID_CONDITION,
    @Description(
            "A product, reward, campaign, step or segment that the version names is not there, or not in force; field names the place.")
    UNKNOWN_REFERENCE,
    @Description("Nobody may be offered a product of wealth, fund or insurance whose risk was never graded.")
    RISK_UNKNOWN,
    @Description("The version was rewritten after the caller read it.")
    CHANGED_SINCE_SUBMISSION,
    @Description("Who submitted a version does not approve it.")
    SELF_APPROVAL,
    @Description("Nothing waits for approval.")
    NOT_SUBMITTED,
    @Description("More were accepted than the version's stock allows.")
    BELOW_USE,
    @Description("The reason is missing or longer than 500 characters.")
    INVALID_REASON;

    @Override
    public int status() {
        return switch (this) {
            case UNKNOWN_OFFER -> 404;
            case WRONG_STATE -> 409;
            default -> 400;
        };
    }
}
