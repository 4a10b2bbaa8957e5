package dev.kequn.segment.portrait;

/**
 * Whether a value is as common in one group of customers as in another: the two-sided z-test of two proportions with the
 * pooled share (Fleiss, Levin, Paik, Statistical Methods for Rates and Proportions, 3rd edition, section 3.1), for groups
 * that may have customers in common, each of whom counts in both: their covariance is taken off the variance (Derrick,
 * Russ, Toher, White 2017, partially overlapping samples; the customers in common answer the same in both). Without any in
 * common it is the ordinary test, and where one group lies within the other it is the ordinary test of it against the rest.
 *
 * @param first customers of the first group with the value, of {@code firstOf}
 * @param second the same of the second group
 * @param both the same of those in both
 */
record ShareDifference(long first, long firstOf, long second, long secondOf, long both, long bothOf) {
    /** Below it the normal distribution is no guide (Cochran 1954). */
    private static final double LEAST_EXPECTED = 5;
    /** In groups of fewer nothing is called a difference. */
    private static final long LEAST_GROUP = 100;

    /** Whether a p value means anything: of each kind enough are expected in each group, and in one group alone. */
    boolean isMeaningful() {
        double share = pooled();
        return smallest() * Math.min(share, 1 - share) >= LEAST_EXPECTED;
    }

    /** Whether the groups are large enough to call something a difference. */
    boolean isLarge() {
        return smallest() >= LEAST_GROUP;
    }

    /** The probability of shares at least as far apart, if the value is as common in both; of a meaningful test. */
    double pValue() {
        double n1 = firstOf;
        double n2 = secondOf;
        double variance = pooled() * (1 - pooled()) * inOneAlone() / (n1 * n2);
        double z = (first / n1 - second / n2) / Math.sqrt(variance);
        return NormalTails.beyond(z);
    }

    private double pooled() {
        long of = firstOf + secondOf - bothOf;
        return of == 0 ? 0 : (double) (first + second - both) / of;
    }

    private long inOneAlone() {
        return firstOf + secondOf - 2 * bothOf;
    }

    private long smallest() {
        return Math.min(inOneAlone(), Math.min(firstOf, secondOf));
    }
}
