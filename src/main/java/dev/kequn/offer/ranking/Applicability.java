package dev.kequn.offer.ranking;

import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.live.LiveOffer;
import org.jspecify.annotations.Nullable;

/** What he has already he is not offered. */
final class Applicability {
    private Applicability() {}

    @Nullable
    static DropReason drops(LiveOffer offer, Situation situation) {
        Exposure exposure = situation.exposures().get(offer.offerId());
        if (exposure != null && exposure.acceptedOn() != null) {
            return DropReason.ACCEPTED;
        }
        OfferTerms terms = offer.content().terms();
        boolean held = terms.productCode() != null && situation.held().contains(terms.productCode());
        return held && !terms.toHolders() ? DropReason.HELD : null;
    }
}
