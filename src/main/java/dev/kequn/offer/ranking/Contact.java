package dev.kequn.offer.ranking;

import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.live.LiveOffer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether the bank may approach him now, with this. */
final class Contact {
    private Contact() {}

    @Nullable
    static DropReason drops(LiveOffer offer, Situation situation) {
        if (!situation.consented()) {
            return DropReason.NO_CONSENT;
        }
        if (isLater(situation.suppressedUntil(), situation)) {
            return DropReason.SUPPRESSED;
        }
        if (isDeclined(offer, situation)) {
            return DropReason.DECLINED;
        }
        Exposure exposure = situation.exposures().get(offer.offerId());
        return exposure != null && isLater(exposure.restsUntil(), situation) ? DropReason.RESTING : null;
    }

    private static boolean isDeclined(LiveOffer offer, Situation situation) {
        OfferTerms terms = offer.content().terms();
        return situation.exposures().entrySet().stream()
                .filter(entry -> entry.getKey() == offer.offerId()
                        || terms.productCode() != null
                                && terms.productCode().equals(entry.getValue().productCode()))
                .map(entry -> entry.getValue().declinedOn())
                .anyMatch(declined -> declined != null && isLater(declined.plusDays(terms.restDays()), situation));
    }

    private static boolean isLater(@Nullable LocalDate day, Situation situation) {
        return day != null && day.isAfter(situation.today());
    }
}
