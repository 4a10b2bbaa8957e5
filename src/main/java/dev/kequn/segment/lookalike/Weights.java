package dev.kequn.segment.lookalike;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How much of each feature's evidence counts when features tell the same thing twice: a logistic regression on the
 * evidence, drawn towards naive Bayes (all ones). No weight is below zero: what is commoner in the seed never lowers a
 * score.
 */
final class Weights {
    /** Strength of the pull towards one. */
    private static final double PULL = 10;

    private static final int ROUNDS = 25;
    /** Of a larger rest a part stands for all, each of its customers counting for several. */
    static final int REST = 200_000;

    private final FeatureTable table;
    private final Evidence evidence;
    private final int features;
    private final int[] rows;
    private final double restCounts;

    private Weights(FeatureTable table, Evidence evidence, BitSet rows) {
        this.table = table;
        this.evidence = evidence;
        this.features = table.codebook().size();
        BitSet rest = (BitSet) rows.clone();
        rest.andNot(table.seeds());
        int every = Math.max(1, (rest.cardinality() + REST - 1) / REST);
        this.rows = rows.stream()
                .filter(row -> table.seed(row) || Long.remainderUnsigned(Part.mixed(~table.id(row)), every) == 0)
                .toArray();
        long kept = Arrays.stream(this.rows).filter(row -> !table.seed(row)).count();
        this.restCounts = kept == 0 ? 1 : (double) rest.cardinality() / kept;
    }

    static double[] ones(int features) {
        double[] weights = new double[features];
        Arrays.fill(weights, 1);
        return weights;
    }

    static double[] fit(FeatureTable table, Evidence evidence, BitSet rows) {
        Weights fit = new Weights(table, evidence, rows);
        double[] weights = Arrays.copyOf(ones(fit.features), fit.features + 1);
        boolean[] out = new boolean[fit.features + 1];
        boolean negative = true;
        while (negative) {
            fit.solve(weights, out);
            negative = false;
            for (int feature = 0; feature < fit.features; feature++) {
                if (weights[feature] < 0) {
                    weights[feature] = 0;
                    out[feature] = true;
                    negative = true;
                }
            }
        }
        return Arrays.copyOf(weights, fit.features);
    }

    private void solve(double[] weights, boolean[] out) {
        for (int round = 0; round < ROUNDS; round++) {
            double[] step = step(weights, out);
            double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
            for (int i = 0; i < step.length; i++) {
                weights[i] += step[i] / Math.max(1, longest);
            }
            if (longest < 1e-8) {
                return;
            }
        }
    }

    /** Newton's step; the last place is the intercept. */
    private double[] step(double[] weights, boolean[] out) {
        int n = features + 1;
        double[][] curvature = new double[n][n];
        double[] gradient = new double[n];
        double[] x = new double[n];
        x[features] = 1;
        for (int row : rows) {
            double sum = weights[features];
            for (int feature = 0; feature < features; feature++) {
                x[feature] = out[feature] ? 0 : evidence.logOdds()[feature][table.column(feature)[row]];
                sum += weights[feature] * x[feature];
            }
            boolean seed = table.seed(row);
            double counts = seed ? 1 : restCounts;
            double p = 1 / (1 + StrictMath.exp(-sum));
            double off = counts * ((seed ? 1 : 0) - p);
            double weight = counts * p * (1 - p);
            for (int i = 0; i < n; i++) {
                gradient[i] += off * x[i];
                double weighed = weight * x[i];
                double[] line = curvature[i];
                for (int j = 0; j <= i; j++) {
                    line[j] += weighed * x[j];
                }
            }
        }
        for (int feature = 0; feature < features; feature++) {
            curvature[feature][feature] += PULL;
            gradient[feature] -= out[feature] ? 0 : PULL * (weights[feature] - 1);
        }
        curvature[features][features] += 1e-6;
        return Cholesky.solve(curvature, gradient);
    }
}
