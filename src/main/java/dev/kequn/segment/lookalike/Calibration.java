package dev.kequn.segment.lookalike;

import java.util.BitSet;

/** The probability that a score means (Platt): the log-odds are a straight line in it, which never falls. */
record Calibration(double slope, double intercept) {
    private static final int ROUNDS = 50;

    double probability(int score) {
        return 1 / (1 + StrictMath.exp(-(slope * score / Scorecard.UNIT + intercept)));
    }

    /** The line under which the seed among these rows is likeliest, with Platt's targets against overconfidence. */
    static Calibration fit(int[] scores, FeatureTable table, BitSet rows) {
        BitSet seeds = (BitSet) rows.clone();
        seeds.and(table.seeds());
        double in = seeds.cardinality();
        double out = rows.cardinality() - in;
        Calibration flat = new Calibration(0, StrictMath.log((in + 1) / (out + 1)));
        Calibration line = flat;
        for (int round = 0; round < ROUNDS; round++) {
            Calibration next = line.improved(scores, table, rows, (in + 1) / (in + 2), 1 / (out + 2));
            double change = Math.abs(next.slope - line.slope) + Math.abs(next.intercept - line.intercept);
            line = next;
            if (change < 1e-10) {
                break;
            }
        }
        return line.slope > 0 ? line : flat;
    }

    /** One step of Newton's, no longer than one. */
    private Calibration improved(int[] scores, FeatureTable table, BitSet rows, double high, double low) {
        double gradientSlope = 0;
        double gradient = 0;
        double xx = 1e-9;
        double x = 0;
        double one = 1e-9;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double score = scores[row] / Scorecard.UNIT;
            double p = probability(scores[row]);
            double off = (table.seed(row) ? high : low) - p;
            double weight = p * (1 - p);
            gradientSlope += off * score;
            gradient += off;
            xx += weight * score * score;
            x += weight * score;
            one += weight;
        }
        double determinant = xx * one - x * x;
        if (!(determinant > 0)) {
            return this;
        }
        double stepSlope = (gradientSlope * one - gradient * x) / determinant;
        double step = (gradient * xx - gradientSlope * x) / determinant;
        double length = Math.max(1, Math.max(Math.abs(stepSlope), Math.abs(step)));
        return new Calibration(slope + stepSlope / length, intercept + step / length);
    }
}
