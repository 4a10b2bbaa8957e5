package dev.kequn.offer.learning;

import dev.kequn.offer.live.Evidence;
import dev.kequn.offer.live.LiveOffer;
import dev.kequn.offer.live.Tally;
import dev.kequn.offer.ranking.PeerGroup;
import dev.kequn.offer.ranking.Ranking;
import dev.kequn.offer.ranking.RankingTerms;
import dev.kequn.offer.ranking.Shown;
import dev.kequn.offer.ranking.Situation;
import dev.kequn.offer.ranking.SituationSketch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Home pages of a simulated bank, each seen three times: in the order of the ranking, which learns from what its own pages
 * were answered; in an order left to chance; and in the order of whoever knows every taste. Each page is of another
 * customer, who answers the same to the same offer wherever he sees it: only the order makes the difference.
 */
final class LearningRun {
    /** How pages are ordered. */
    enum Order {
        RANKED,
        CHANCE,
        BEST
    }

    /**
     * A day of one order.
     *
     * @param worth what the pages were worth in expectation: acceptances, each times its offer's value
     */
    record Day(int shown, int accepted, double worth) {
        double rate() {
            return (double) accepted / shown;
        }
    }

    /** Offers on a page. */
    private static final int PLACES = 5;
    /** Evidence is seconds old in the program; here, so many pages. */
    private static final int PAGES_BETWEEN_LOOKS = 100;

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 1);

    private final SimulatedBank bank;
    private final RankingTerms terms;
    private final RankingTerms chanceTerms;
    private final Random random;
    private final Ranking best;
    private final Map<Long, Map<String, Tally>> seen = new HashMap<>();
    private final Map<Order, List<Day>> days = new EnumMap<>(Order.class);
    private Ranking ranked;
    private long customers;

    private LearningRun(SimulatedBank bank, RankingTerms terms, long seed) {
        this.bank = bank;
        this.terms = terms;
        this.chanceTerms = exploring(terms, 10_000);
        this.random = new Random(seed);
        this.best = new Ranking(exploring(terms, 0), bank.truth());
        look();
    }

    static Map<Order, List<Day>> of(SimulatedBank bank, RankingTerms terms, int days, int pagesADay, long seed) {
        LearningRun run = new LearningRun(bank, terms, seed);
        for (int day = 0; day < days; day++) {
            run.live(FIRST_DAY.plusDays(day), pagesADay);
        }
        return run.days;
    }

    private void live(LocalDate day, int pages) {
        Ranking chance = new Ranking(chanceTerms, Evidence.NONE);
        Map<Order, Count> counts = new EnumMap<>(Order.class);
        for (Order order : Order.values()) {
            counts.put(order, new Count());
        }
        for (int page = 0; page < pages; page++) {
            if (page % PAGES_BETWEEN_LOOKS == 0) {
                look();
            }
            Visit visit = visit(day);
            List<LiveOffer> learning = visit.shown(ranked);
            learning.forEach(offer -> learn(offer, visit));
            counts.get(Order.RANKED).add(learning, visit);
            counts.get(Order.CHANCE).add(visit.shown(chance), visit);
            counts.get(Order.BEST).add(visit.shown(best), visit);
        }
        counts.forEach((order, count) ->
                days.computeIfAbsent(order, first -> new ArrayList<>()).add(count.day()));
    }

    private Visit visit(LocalDate day) {
        PeerGroup group = bank.next(random);
        boolean[] wants = new boolean[bank.offers.size()];
        for (int i = 0; i < wants.length; i++) {
            wants[i] = random.nextDouble() < bank.chance(group, bank.offers.get(i));
        }
        return new Visit(
                SituationSketch.customer(++customers).on(day).among(group).now(), wants);
    }

    private void look() {
        Map<Long, Map<String, Tally>> copy = new HashMap<>();
        seen.forEach((offer, groups) -> copy.put(offer, Map.copyOf(groups)));
        ranked = new Ranking(terms, new Evidence(copy));
    }

    private void learn(LiveOffer offer, Visit visit) {
        seen.computeIfAbsent(offer.offerId(), id -> new HashMap<>())
                .merge(visit.customer().peers().key(), new Tally(1, visit.wants(offer) ? 1 : 0), Tally::plus);
    }

    private static RankingTerms exploring(RankingTerms terms, int share) {
        return new RankingTerms(
                share, terms.startingEvidence(), terms.perProduct(), terms.perCategory(), terms.riskValidDays());
    }

    /** A customer at his page, and which of the offers he accepts if they are on it. */
    private final class Visit {
        private final Situation customer;
        private final boolean[] wants;

        Visit(Situation customer, boolean[] wants) {
            this.customer = customer;
            this.wants = wants;
        }

        Situation customer() {
            return customer;
        }

        boolean wants(LiveOffer offer) {
            return wants[(int) offer.offerId() - 1];
        }

        List<LiveOffer> shown(Ranking order) {
            return order.rank(bank.offers, customer, PLACES).shown().stream()
                    .map(Shown::offer)
                    .toList();
        }
    }

    /** A day under way. */
    private final class Count {
        private int shown;
        private int accepted;
        private double worth;

        void add(List<LiveOffer> page, Visit visit) {
            for (LiveOffer offer : page) {
                shown++;
                accepted += visit.wants(offer) ? 1 : 0;
                worth += bank.chance(visit.customer().peers(), offer)
                        * offer.content().terms().value();
            }
        }

        Day day() {
            return new Day(shown, accepted, worth);
        }
    }
}
