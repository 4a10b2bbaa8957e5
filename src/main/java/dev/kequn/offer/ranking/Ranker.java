package dev.kequn.offer.ranking;

import dev.kequn.offer.OfferSettings;
import dev.kequn.offer.live.LiveCatalogue;
import dev.kequn.offer.live.LiveEvidence;
import jakarta.enterprise.context.ApplicationScoped;

/** Ranks by this bank's settings and by what was learnt so far. */
@ApplicationScoped
public class Ranker {
    private final LiveEvidence evidence;
    private final RankingTerms terms;

    Ranker(LiveEvidence evidence, OfferSettings settings) {
        this.evidence = evidence;
        this.terms = RankingTerms.of(settings);
    }

    /**
     * What the customer gets, and why not the rest.
     *
     * @param situation with facts in the slots of this very catalogue
     * @param first how many offers he gets at most
     */
    public Decision rank(LiveCatalogue catalogue, Situation situation, int first) {
        return new Ranking(terms, evidence.current()).rank(catalogue.offers(), situation, first);
    }
}
