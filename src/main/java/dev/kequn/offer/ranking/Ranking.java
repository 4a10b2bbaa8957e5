package dev.kequn.offer.ranking;

import dev.kequn.offer.live.Evidence;
import dev.kequn.offer.live.LiveOffer;
import java.util.ArrayList;
import java.util.List;

/** The whole way of offers to a customer: the funnel, the order, the places. */
public final class Ranking {
    private final RankingTerms terms;
    private final Funnel funnel;
    private final Scoring scoring;

    public Ranking(RankingTerms terms, Evidence evidence) {
        this.terms = terms;
        this.funnel = new Funnel(terms.riskValidDays());
        this.scoring = new Scoring(evidence, new Propensity(terms.startingEvidence()));
    }

    public Decision rank(List<LiveOffer> offers, Situation situation, int first) {
        List<Dropped> dropped = new ArrayList<>();
        List<Scored> left = new ArrayList<>();
        for (LiveOffer offer : offers) {
            DropReason reason = funnel.drops(offer, situation);
            if (reason == null) {
                left.add(new Scored(offer, scoring.of(offer, situation)));
            } else {
                dropped.add(new Dropped(offer, reason, null));
            }
        }
        Exploration chance = Exploration.of(situation);
        boolean explored = chance.takes(terms.exploration());
        if (explored) {
            chance.order(left);
        } else {
            left.sort(Scored.BEST_FIRST);
        }
        return new Decision(placed(left, first, explored, dropped), List.copyOf(dropped));
    }

    private List<Shown> placed(List<Scored> order, int first, boolean explored, List<Dropped> dropped) {
        List<Shown> shown = new ArrayList<>();
        Diversity diversity = new Diversity(terms.perProduct(), terms.perCategory());
        for (Scored next : order) {
            DropReason reason = diversity.drops(next.offer());
            if (reason == null && shown.size() >= first) {
                reason = DropReason.OUTRANKED;
            }
            if (reason == null) {
                shown.add(new Shown(next.offer(), shown.size() + 1, next.factors(), explored));
            } else {
                dropped.add(new Dropped(next.offer(), reason, next.factors()));
            }
        }
        return List.copyOf(shown);
    }
}
