package dev.kequn.offer.ranking;

import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.live.Evidence;
import dev.kequn.offer.live.LiveOffer;
import dev.kequn.offer.live.Tally;

/** What an offer's place is made of. */
final class Scoring {
    private static final double PERCENT = 100.0;

    private final Evidence evidence;
    private final Propensity propensity;

    Scoring(Evidence evidence, Propensity propensity) {
        this.evidence = evidence;
        this.propensity = propensity;
    }

    Factors of(LiveOffer offer, Situation situation) {
        OfferTerms terms = offer.content().terms();
        Tally everybody = evidence.ofEverybody(offer.offerId());
        PeerGroup peers = situation.rankedAmong();
        boolean alike = !peers.equals(PeerGroup.EVERYBODY);
        Tally seen = alike ? evidence.ofGroup(offer.offerId(), peers.key()) : everybody;
        double chance = alike
                ? propensity.among(seen, everybody, terms.expectedShare())
                : propensity.ofEverybody(everybody, terms.expectedShare());
        double context = Contexts.factor(offer, situation);
        double lever = terms.lever() / PERCENT;
        return new Factors(
                chance, context, terms.value(), lever, chance * context * terms.value() * lever, seen.shown());
    }
}
