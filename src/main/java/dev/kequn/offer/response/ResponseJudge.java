package dev.kequn.offer.response;

import dev.kequn.offer.SuitableRisk;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Why a response is not taken, whatever was said before. */
record ResponseJudge(LocalDate today, SuitableRisk risk) {
    /** Null for one that may be taken; an acceptance as far as stock and reward allow. */
    @Nullable
    ResponseOutcome refuses(GivenResponse response, Respondent customer, AnsweredOffer offer) {
        if (response.expired()) {
            return ResponseOutcome.refused(OfferResponseRefusal.TOKEN_EXPIRED, "The offer was shown too long ago");
        }
        if (!customer.withTheBank()) {
            return ResponseOutcome.refused(OfferResponseRefusal.CUSTOMER_CLOSED, "The customer is not with the bank");
        }
        if (response.kind() != OfferResponseKind.ACCEPTED) {
            return null;
        }
        if (offer.over(today)) {
            return ResponseOutcome.refused(OfferResponseRefusal.OFFER_ENDED, "The offer has ended");
        }
        return offer.suits(customer, risk, today)
                ? null
                : ResponseOutcome.refused(
                        OfferResponseRefusal.UNSUITABLE, "The product is not suitable for the customer");
    }
}
