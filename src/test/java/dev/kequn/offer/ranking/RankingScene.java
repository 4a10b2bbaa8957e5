package dev.kequn.offer.ranking;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.live.Evidence;
import dev.kequn.offer.live.LiveOffer;
import dev.kequn.offer.live.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A catalogue, what was seen of it, and a customer, thrown together; many of each kind so near each other that they collide. */
final class RankingScene {
    private static final LocalDate[] DAYS = new LocalDate[12];

    static {
        for (int i = 0; i < DAYS.length; i++) {
            DAYS[i] = LocalDate.of(2026, 2, 25).plusDays(i);
        }
    }

    final RankingTerms terms;
    final List<LiveOffer> offers = new ArrayList<>();
    final List<RankingOracle.Seen> seen = new ArrayList<>();
    final Situation customer;
    final int first;
    private final Random random;

    RankingScene(long seed) {
        this.random = new Random(seed);
        this.terms =
                new RankingTerms(of(0, 200, 5000, 10_000), of(1, 50, 200), of(1, 1, 2), of(1, 2, 3), of(3, 10, 365));
        int count = random.nextInt(25);
        for (int i = 0; i < count; i++) {
            offers.add(offer(i + 1));
        }
        this.customer = customer();
        this.first = 1 + random.nextInt(10);
        for (LiveOffer offer : offers) {
            for (String peers : List.of("35/GOLD", "-/-", "*")) {
                long shown = random.nextInt(500);
                if (chance(50)) {
                    seen.add(new RankingOracle.Seen(
                            offer.offerId(), peers, shown, shown == 0 ? 0 : random.nextInt((int) shown)));
                }
            }
        }
    }

    Evidence evidence() {
        Map<Long, Map<String, Tally>> byGroup = new HashMap<>();
        seen.forEach(one -> byGroup.computeIfAbsent(one.offerId(), id -> new HashMap<>())
                .put(one.peers(), new Tally(one.shown(), one.accepted())));
        return new Evidence(byGroup);
    }

    private LiveOffer offer(long id) {
        OfferSketch offer = OfferSketch.offer(id, "%c%c".formatted('A' + random.nextInt(26), 'A' + (int) id));
        if (chance(25)) {
            offer.reward(any("MUG", "TEA"));
        } else {
            // A grade and a category belong to a product.
            int product = random.nextInt(8);
            offer.product(
                    "P" + product,
                    ProductCategory.values()[product],
                    List.of(0, 2, 0, 3, 5, 0, 1, 0).get(product) == 0
                            ? null
                            : List.of(0, 2, 0, 3, 5, 0, 1, 0).get(product));
            offer.toHolders(chance(30));
        }
        if (chance(25)) {
            offer.campaign(any("SPRING", "AUTUMN"), chance(50) ? null : any("CALL", "VISIT"));
        }
        if (chance(20)) {
            offer.channels(any(OfferChannel.values()), any(OfferChannel.values()));
        }
        if (chance(15)) {
            LocalDate from = any(DAYS);
            offer.days(from, from.plusDays(random.nextInt(8)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean season = chance(50);
            int begins = of(226, 228, 301, 1201);
            offer.context(
                    chance(50) ? null : any(OfferChannel.values()),
                    season ? begins : null,
                    season ? of(227, 228, 303, 305) : null,
                    chance(50) ? facts -> true : facts -> "yes".equals(facts[0]),
                    of(1, 10, 50, 110, 200, 1000));
        }
        return offer.worth(of(100, 101, 200, 5000), of(50, 100, 300))
                .lever(of(50, 100, 100, 200))
                .restDays(1 + random.nextInt(6))
                .soldOut(chance(8))
                .eligible(chance(85) ? facts -> true : facts -> "yes".equals(facts[0]))
                .live();
    }

    private Situation customer() {
        SituationSketch customer = SituationSketch.customer(random.nextInt(1000))
                .on(any(DAYS))
                .by(any(OfferChannel.values()))
                .facts(any("yes", "no", null))
                .among(any(PeerGroup.of(40, "GOLD"), PeerGroup.of(null, null), PeerGroup.of(70, "GOLD")))
                .consents(chance(95), chance(70))
                .tolerates(chance(90) ? 1 + random.nextInt(5) : null, chance(90) ? any(DAYS) : null)
                .suppressedUntil(chance(15) ? any(DAYS) : null);
        for (String campaign : List.of("SPRING", "AUTUMN")) {
            if (chance(60)) {
                boolean treated = chance(75);
                customer.takesPart(campaign, treated, treated && chance(80) ? any("CALL", "VISIT") : null);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            customer.holds("P" + random.nextInt(8));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            customer.exposed(
                    random.nextInt(30),
                    new Exposure(
                            chance(30) ? null : "P" + random.nextInt(8),
                            chance(40) ? any(DAYS) : null,
                            chance(40) ? any(DAYS) : null,
                            chance(20) ? any(DAYS) : null));
        }
        return customer.now();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }

    private int of(int... values) {
        return values[random.nextInt(values.length)];
    }
}
