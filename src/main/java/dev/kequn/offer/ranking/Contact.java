package dev.kequn.offer.ranking;

import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.live.LiveOffer;
import java.time.LocalDate;
import java.util.Map;
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
        for (Map.Entry<Long, Exposure> entry : situation.exposures().entrySet()) {
            LocalDate declined = entry.getValue().declinedOn();
            if (declined != null
                    && isAlike(offer.offerId(), terms, entry)
                    && isLater(declined.plusDays(terms.restDays()), situation)) {
                return true;
            }
        }
        return false;
    }

    /** The same offer, or one of the same product. */
    private static boolean isAlike(long offerId, OfferTerms terms, Map.Entry<Long, Exposure> other) {
        return other.getKey() == offerId
                || terms.productCode() != null
                        && terms.productCode().equals(other.getValue().productCode());
    }

    private static boolean isLater(@Nullable LocalDate day, Situation situation) {
        return day != null && day.isAfter(situation.today());
    }
}
