package dev.kequn.offer.ranking;

import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.live.LiveOffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether the offer is there for such a customer, here and today. */
final class Eligibility {
    private Eligibility() {}

    @Nullable
    static DropReason drops(LiveOffer offer, Situation situation) {
        OfferTerms terms = offer.content().terms();
        if (!Arrays.asList(terms.channels()).contains(situation.channel().name())) {
            return DropReason.OTHER_CHANNEL;
        }
        if (situation.today().isBefore(terms.firstDay()) || situation.today().isAfter(terms.lastDay())) {
            return DropReason.OUTSIDE_DAYS;
        }
        if (offer.soldOut()) {
            return DropReason.SOLD_OUT;
        }
        return offer.eligible().test(situation.facts()) ? null : DropReason.NOT_ELIGIBLE;
    }
}
