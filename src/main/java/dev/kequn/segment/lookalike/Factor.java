package dev.kequn.segment.lookalike;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that makes a customer more like the seed.
 *
 * @param feature what is looked at
 * @param value which of its values
 * @param lift how many times commoner it is in the seed than in the rest, where at least one is taken to have it
 * @param seedShare share of the seed that has it
 * @param restShare share of the rest that has it
 * @param points what it adds to the logarithm of the odds
 */
public record Factor(String feature, String value, double lift, double seedShare, double restShare, double points) {
    private static final int MOST = 20;

    /**
     * The factors that tell most: how far the score is raised, by how much commoner it is in the seed.
     *
     * @param smallest fewer members of the seed are not told of
     */
    static List<Factor> top(Codebook codebook, Counts counts, Scorecard scorecard, int smallest) {
        List<Factor> factors = new ArrayList<>();
        for (int feature = 0; feature < codebook.size(); feature++) {
            Bins bins = codebook.bins().get(feature);
            for (int bin = 0; bin < bins.count(); bin++) {
                double seed = counts.seedShare(feature, bin);
                double rest = counts.restShare(feature, bin);
                int points = scorecard.points()[feature][bin];
                if (points > 0 && seed > rest && counts.seeds()[feature][bin] >= smallest) {
                    factors.add(new Factor(
                            codebook.features().get(feature).name(),
                            bins.label(bin),
                            seed / Math.max(rest, 1.0 / Math.max(1, counts.others())),
                            seed,
                            rest,
                            points / Scorecard.UNIT));
                }
            }
        }
        factors.sort(Comparator.comparingDouble(Factor::tells).reversed());
        return List.copyOf(factors.subList(0, Math.min(MOST, factors.size())));
    }

    private double tells() {
        return points * (seedShare - restShare);
    }
}
