package dev.kequn.segment.lookalike;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bins of a number: a value heavier than a bin's fair share (a zero, "999 for never") stands for itself; the others are
 * cut at their quantiles. Of a handful of values each stands for itself.
 *
 * @param points values with a bin of their own, ascending
 * @param cuts where the ranges between begin, ascending, but for the first
 */
record NumberBins(double[] points, double[] cuts) implements Bins {
    static final int FAIR_SHARES = 10;

    /** @param values what is known of a sample; its order does not matter */
    static NumberBins learn(double[] values) {
        double[] sorted =
                DoubleStream.of(values).map(NumberBins::oneZero).sorted().toArray();
        double[] points = points(sorted);
        double[] others = DoubleStream.of(sorted)
                .filter(value -> Arrays.binarySearch(points, value) < 0)
                .toArray();
        return new NumberBins(points, cuts(others, FAIR_SHARES - points.length));
    }

    private static double oneZero(double value) {
        return value + 0.0;
    }

    private static double[] points(double[] sorted) {
        double[] distinct = DoubleStream.of(sorted).distinct().toArray();
        if (distinct.length <= FAIR_SHARES) {
            return distinct;
        }
        return DoubleStream.of(distinct)
                .filter(value -> (long) count(sorted, value) * FAIR_SHARES > sorted.length)
                .toArray();
    }

    private static int count(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        int from = at;
        while (from > 0 && sorted[from - 1] == value) {
            from--;
        }
        int to = at;
        while (to < sorted.length && sorted[to] == value) {
            to++;
        }
        return to - from;
    }

    private static double[] cuts(double[] sorted, int ranges) {
        return IntStream.range(1, Math.max(1, ranges))
                .filter(cut -> sorted.length > 0)
                .mapToDouble(cut -> sorted[(int) ((long) cut * sorted.length / ranges)])
                .filter(cut -> cut > sorted[0])
                .distinct()
                .toArray();
    }

    @Override
    public int count() {
        return 1 + points.length + cuts.length + 1;
    }

    @Override
    public int of(@Nullable Object value) {
        if (!(value instanceof Double number) || number.isNaN()) {
            return MISSING;
        }
        int point = Arrays.binarySearch(points, oneZero(number));
        if (point >= 0) {
            return 1 + point;
        }
        int cut = Arrays.binarySearch(cuts, oneZero(number));
        return 1 + points.length + (cut >= 0 ? cut + 1 : -cut - 1);
    }

    @Override
    public String label(int bin) {
        if (bin == MISSING) {
            return "unknown";
        }
        int range = bin - 1 - points.length;
        if (range < 0) {
            return plain(points[bin - 1]);
        }
        if (cuts.length == 0) {
            return "any other";
        }
        return range == 0
                ? "below " + plain(cuts[0])
                : range == cuts.length
                        ? plain(cuts[range - 1]) + " or more"
                        : plain(cuts[range - 1]) + " to below " + plain(cuts[range]);
    }

    private static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
