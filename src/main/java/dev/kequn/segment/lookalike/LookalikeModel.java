package dev.kequn.segment.lookalike;

import java.util.BitSet;
import java.util.List;

/** What was learned from a seed; scores anyone who is binned by its codebook. */
record LookalikeModel(
        Method method,
        Codebook codebook,
        Scorecard scorecard,
        Calibration calibration,
        Quality quality,
        List<Factor> factors) {
    /** @param smallest fewer members of the seed are not told of in the factors */
    static LookalikeModel train(FeatureTable table, int smallest) {
        BitSet fit = table.rows(Part.FIT);
        BitSet tune = table.rows(Part.TUNE);
        BitSet heldOut = table.rows(Part.HELD_OUT);
        Evidence evidence = Evidence.of(Counts.of(table, fit));
        Scorecard plain = Scorecard.of(evidence, Weights.ones(table.codebook().size()));
        Scorecard weighed = Scorecard.of(evidence, Weights.fit(table, evidence, fit));
        Method method = chosen(auc(table, plain, tune), auc(table, weighed, tune));
        Scorecard measured = method == Method.LOGISTIC ? weighed : plain;
        Calibration calibration = Calibration.fit(measured.scores(table, tune), table, tune);
        Quality quality = Quality.of(table, heldOut, measured.scores(table, heldOut), calibration);
        return fromAll(method, table, calibration, quality, smallest);
    }

    /** The regression has to win clearly: naive Bayes bears change better, and reads more easily. */
    private static Method chosen(Auc plain, Auc weighed) {
        return weighed.value() > plain.value() + plain.error() ? Method.LOGISTIC : Method.NAIVE_BAYES;
    }

    private static Auc auc(FeatureTable table, Scorecard scorecard, BitSet rows) {
        int[] scores = scorecard.scores(table, rows);
        return Auc.of(Ranking.of(scores, rows), scores, table);
    }

    /** What was measured on parts is learned from everyone before it is used. */
    private static LookalikeModel fromAll(
            Method method, FeatureTable table, Calibration calibration, Quality quality, int smallest) {
        BitSet all = table.all();
        Counts counts = Counts.of(table, all);
        Evidence evidence = Evidence.of(counts);
        double[] weights = method == Method.LOGISTIC
                ? Weights.fit(table, evidence, all)
                : Weights.ones(table.codebook().size());
        Scorecard scorecard = Scorecard.of(evidence, weights);
        List<Factor> factors = Factor.top(table.codebook(), counts, scorecard, smallest);
        return new LookalikeModel(method, table.codebook(), scorecard, calibration, quality, factors);
    }

    /** Two models with the same digest give everyone the same score and probability. */
    String digest() {
        return ModelDigest.of(this);
    }

    int[] scores(FeatureTable table) {
        return scorecard.scores(table, table.all());
    }
}
