package dev.kequn.tier.policy;

import java.util.List;

/** The thresholds of a policy by rank, 1 for the lowest. Decides in whole numbers; nothing is rounded. */
public final class Ladder {
    private final long[] thresholds;
    private final int aumWeight;
    private final int loanWeight;

    Ladder(List<TierLevel> levels, int aumWeight, int loanWeight) {
        this.thresholds = levels.stream().mapToLong(TierLevel::threshold).toArray();
        this.aumWeight = aumWeight;
        this.loanWeight = loanWeight;
    }

    public int top() {
        return thresholds.length;
    }

    /** Weighted daily average from which the rank holds, in minor units. */
    public long threshold(int rank) {
        return thresholds[rank - 1];
    }

    /**
     * Percent × balance-days that count. The largest balance a file may state (10¹⁴ minor units), kept for a leap year
     * as AUM and as loan, fits.
     */
    public long weigh(long aumDays, long loanDays) {
        return Math.addExact(Math.multiplyExact(aumDays, aumWeight), Math.multiplyExact(loanDays, loanWeight));
    }

    /** Percent × balance-days from which the rank holds over {@code days} days. */
    public long weighedFrom(int rank, int days) {
        return Math.multiplyExact(threshold(rank), 100L * days);
    }

    /** The weighted daily average that thresholds are compared with, in minor units. */
    public long average(long weighed, int days) {
        return Math.floorDiv(weighed, 100L * days);
    }

    /** The rank that {@code weighed} percent × balance-days reach over {@code days} days; a full cent below is below. */
    public int reached(long weighed, int days) {
        long average = average(weighed, days);
        int rank = 1;
        while (rank < thresholds.length && average >= thresholds[rank]) {
            rank++;
        }
        return rank;
    }
}
