package dev.kequn.offer.learning;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.live.Evidence;
import dev.kequn.offer.live.LiveOffer;
import dev.kequn.offer.live.Tally;
import dev.kequn.offer.ranking.OfferSketch;
import dev.kequn.offer.ranking.PeerGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A bank whose customers' tastes are known: 20 offers, 12 peer groups of different size. An offer has an appeal of its own,
 * from 0.5 to 4 of 100, and each age and each tier likes it up to two and a half times as much or as little. What the bank
 * expects of it is wrong by up to a factor of three.
 */
final class SimulatedBank {
    private static final ProductCategory[] CATEGORIES = {
        ProductCategory.DEPOSIT,
        ProductCategory.LOAN,
        ProductCategory.CARD,
        ProductCategory.PAYMENT,
        ProductCategory.FUND
    };
    private static final int OFFERS = 20;
    private static final int[] AGES = {22, 30, 50, 68};
    private static final double[] AGE_SHARES = {0.2, 0.35, 0.3, 0.15};
    private static final String[] TIERS = {null, "SILVER", "GOLD"};
    private static final double[] TIER_SHARES = {0.6, 0.3, 0.1};
    private static final double[] MISJUDGED = {1.0 / 3, 0.5, 0.8, 1, 1.25, 2, 3};
    private static final double LARGE = 1e12;

    final List<LiveOffer> offers = new ArrayList<>();
    final List<PeerGroup> groups = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private final Map<PeerGroup, Map<String, Double>> chances = new LinkedHashMap<>();

    /** @param equalValues whether all offers are worth the same; else up to twenty times as much as others */
    SimulatedBank(long seed, boolean equalValues) {
        Random random = new Random(seed);
        for (int age = 0; age < AGES.length; age++) {
            for (int tier = 0; tier < TIERS.length; tier++) {
                PeerGroup group = PeerGroup.of(AGES[age], TIERS[tier]);
                groups.add(group);
                shares.add(AGE_SHARES[age] * TIER_SHARES[tier]);
                chances.put(group, new HashMap<>());
            }
        }
        for (int i = 0; i < OFFERS; i++) {
            String code = "OFFER_%02d".formatted(i + 1);
            double appeal = between(random, 0.005, 0.04);
            double[] ages = tastes(random, AGES.length);
            double[] tiers = tastes(random, TIERS.length);
            double mean = 0;
            for (int group = 0; group < groups.size(); group++) {
                double chance = Math.min(0.3, appeal * ages[group / TIERS.length] * tiers[group % TIERS.length]);
                chances.get(groups.get(group)).put(code, chance);
                mean += chance * shares.get(group);
            }
            double expected = mean * MISJUDGED[random.nextInt(MISJUDGED.length)];
            long value = Math.round(between(random, 5_000, 100_000));
            offers.add(OfferSketch.offer(i + 1, code)
                    .product("P" + i, CATEGORIES[i % CATEGORIES.length], i % CATEGORIES.length == 4 ? 3 : null)
                    .worth(equalValues ? 10_000 : value, (int) Math.max(1, Math.round(expected * 10_000)))
                    .live());
        }
    }

    /** The peer group of whoever comes next. */
    PeerGroup next(Random random) {
        double draw = random.nextDouble();
        for (int i = 0; i < groups.size() - 1; i++) {
            draw -= shares.get(i);
            if (draw < 0) {
                return groups.get(i);
            }
        }
        return groups.get(groups.size() - 1);
    }

    double chance(PeerGroup group, LiveOffer offer) {
        return chances.get(group).get(offer.code());
    }

    /** What endless experience would have taught. */
    Evidence truth() {
        Map<Long, Map<String, Tally>> byGroup = new HashMap<>();
        for (LiveOffer offer : offers) {
            Map<String, Tally> tallies = new HashMap<>();
            for (PeerGroup group : groups) {
                tallies.put(group.key(), new Tally((long) LARGE, Math.round(LARGE * chance(group, offer))));
            }
            byGroup.put(offer.offerId(), tallies);
        }
        return new Evidence(byGroup);
    }

    private static double[] tastes(Random random, int count) {
        double[] tastes = new double[count];
        for (int i = 0; i < count; i++) {
            tastes[i] = between(random, 0.4, 2.5);
        }
        return tastes;
    }

    /** As likely between a and 2 a as between b and 2 b; the same on every machine. */
    private static double between(Random random, double low, double high) {
        return low * StrictMath.exp(random.nextDouble() * StrictMath.log(high / low));
    }
}
