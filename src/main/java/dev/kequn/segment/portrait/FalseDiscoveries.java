package dev.kequn.segment.portrait;

import java.util.Collection;

/**
 * How small a p value must be among many: of what is called significant, 5 % at most are expected to be chance (Benjamini,
 * Hochberg 1995, Controlling the False Discovery Rate). It holds for tests that are independent or depend positively; the
 * values of one trait share a total and depend a little negatively, for which it is a good approximation.
 */
final class FalseDiscoveries {
    private static final double RATE = 0.05;

    private FalseDiscoveries() {}

    /** The largest p value that is significant; below every p value when none is. */
    static double limit(Collection<Double> pValues) {
        double[] ordered =
                pValues.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        for (int k = ordered.length; k > 0; k--) {
            if (ordered[k - 1] <= RATE * k / ordered.length) {
                return ordered[k - 1];
            }
        }
        return -1;
    }
}
