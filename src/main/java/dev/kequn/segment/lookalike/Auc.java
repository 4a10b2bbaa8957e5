package dev.kequn.segment.lookalike;

/**
 * How often a member of the seed scores higher than one of the rest (area under the ROC curve), equal scores counting
 * half, and its standard error after Hanley and McNeil.
 */
record Auc(double value, double error) {
    /** @param ranked rows by falling score */
    static Auc of(int[] ranked, int[] scores, FeatureTable table) {
        double pairs = 0;
        long seedsAbove = 0;
        long rest = 0;
        for (int from = 0, to; from < ranked.length; from = to) {
            long seedsHere = 0;
            for (to = from; to < ranked.length && scores[ranked[to]] == scores[ranked[from]]; to++) {
                seedsHere += table.seed(ranked[to]) ? 1 : 0;
            }
            long restHere = to - from - seedsHere;
            pairs += restHere * (seedsAbove + seedsHere / 2.0);
            seedsAbove += seedsHere;
            rest += restHere;
        }
        if (seedsAbove == 0 || rest == 0) {
            return new Auc(0.5, 0.5);
        }
        double value = pairs / ((double) seedsAbove * rest);
        return new Auc(value, error(value, seedsAbove, rest));
    }

    private static double error(double auc, long seeds, long rest) {
        double both = auc / (2 - auc) - auc * auc;
        double one = 2 * auc * auc / (1 + auc) - auc * auc;
        double variance = (auc * (1 - auc) + (seeds - 1) * both + (rest - 1) * one) / ((double) seeds * rest);
        return Math.sqrt(Math.max(0, variance));
    }
}
