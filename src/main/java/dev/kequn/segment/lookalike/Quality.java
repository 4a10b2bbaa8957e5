package dev.kequn.segment.lookalike;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well a model tells the seed from the rest among customers it has not seen.
 *
 * @param brier mean square of the probabilities' error
 * @param brierOfShare the same, had everyone been given the seed's share
 */
public record Quality(
        int customers,
        int seeds,
        double auc,
        double aucError,
        double brier,
        double brierOfShare,
        List<Reached> reached,
        List<Decile> calibration) {
    private static final List<Integer> PERCENTS = List.of(1, 5, 10, 20, 50);
    private static final int DECILES = 10;

    /**
     * What the highest scored would have found.
     *
     * @param recall share of the seed that is among them
     * @param lift how many times commoner the seed is among them than among all
     */
    public record Reached(int percent, int customers, int found, double recall, double lift) {}

    /** A tenth of the customers by score, the highest first: the mean probability told, and the share that was found. */
    public record Decile(int customers, double told, double found) {}

    static Quality of(FeatureTable table, BitSet rows, int[] scores, Calibration calibration) {
        int[] ranked = Ranking.of(scores, rows);
        int[] found = new int[ranked.length + 1];
        double[] told = new double[ranked.length + 1];
        double errors = 0;
        for (int i = 0; i < ranked.length; i++) {
            double p = calibration.probability(scores[ranked[i]]);
            int seed = table.seed(ranked[i]) ? 1 : 0;
            found[i + 1] = found[i] + seed;
            told[i + 1] = told[i] + p;
            errors += (seed - p) * (seed - p);
        }
        int all = ranked.length;
        int seeds = found[all];
        double share = all == 0 ? 0 : (double) seeds / all;
        Auc auc = Auc.of(ranked, scores, table);
        return new Quality(
                all,
                seeds,
                auc.value(),
                auc.error(),
                all == 0 ? 0 : errors / all,
                share * (1 - share),
                PERCENTS.stream().map(percent -> reached(percent, found)).toList(),
                deciles(found, told));
    }

    private static Reached reached(int percent, int[] found) {
        int all = found.length - 1;
        int seeds = found[all];
        int first = (int) (((long) all * percent + 50) / 100);
        double recall = seeds == 0 ? 0 : (double) found[first] / seeds;
        return new Reached(percent, first, found[first], recall, first == 0 ? 0 : recall * all / first);
    }

    private static List<Decile> deciles(int[] found, double[] told) {
        long all = found.length - 1;
        return IntStream.range(0, DECILES)
                .boxed()
                .flatMap(tenth -> {
                    int from = (int) (all * tenth / DECILES);
                    int to = (int) (all * (tenth + 1) / DECILES);
                    double customers = to - from;
                    return to == from
                            ? Stream.empty()
                            : Stream.of(new Decile(
                                    to - from,
                                    (told[to] - told[from]) / customers,
                                    (found[to] - found[from]) / customers));
                })
                .toList();
    }
}
