package dev.kequn.segment.lookalike;

import java.util.stream.IntStream;

/**
 * What each bin says for or against the seed: the logarithm of how much commoner it is there than in the rest, as naive
 * Bayes has it, with one customer of each kind added to each bin (Laplace). A bin nobody is in says nothing.
 */
record Evidence(double[][] logOdds) {
    static Evidence of(Counts counts) {
        double[][] logOdds = new double[counts.seeds().length][];
        for (int feature = 0; feature < logOdds.length; feature++) {
            logOdds[feature] = logOdds(counts, counts.seeds()[feature], counts.rest()[feature]);
        }
        return new Evidence(logOdds);
    }

    private static double[] logOdds(Counts counts, int[] seeds, int[] rest) {
        long inUse = IntStream.range(0, seeds.length)
                .filter(bin -> seeds[bin] + rest[bin] > 0)
                .count();
        return IntStream.range(0, seeds.length)
                .mapToDouble(bin -> seeds[bin] + rest[bin] == 0
                        ? 0
                        : StrictMath.log((seeds[bin] + 1.0) / (counts.seed() + inUse))
                                - StrictMath.log((rest[bin] + 1.0) / (counts.others() + inUse)))
                .toArray();
    }
}
