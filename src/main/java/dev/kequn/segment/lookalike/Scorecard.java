package dev.kequn.segment.lookalike;

import java.util.BitSet;

/**
 * Points for each bin of each feature; a customer's score is their sum. Points are whole numbers, so that a sum is the
 * same in whatever order and on whatever machine it is made.
 */
record Scorecard(int[][] points) {
    /** Points of a log-odds of one. */
    static final double UNIT = 100_000;

    /** @param weights by feature: how much of its evidence counts */
    static Scorecard of(Evidence evidence, double[] weights) {
        int[][] points = new int[weights.length][];
        for (int feature = 0; feature < weights.length; feature++) {
            double[] logOdds = evidence.logOdds()[feature];
            points[feature] = new int[logOdds.length];
            for (int bin = 0; bin < logOdds.length; bin++) {
                points[feature][bin] = (int) Math.rint(UNIT * weights[feature] * logOdds[bin]);
            }
        }
        return new Scorecard(points);
    }

    /** Scores of these rows, 0 for others. */
    int[] scores(FeatureTable table, BitSet rows) {
        int[] scores = new int[table.rows()];
        for (int feature = 0; feature < points.length; feature++) {
            int[] ofBin = points[feature];
            byte[] column = table.column(feature);
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                scores[row] += ofBin[column[row]];
            }
        }
        return scores;
    }
}
