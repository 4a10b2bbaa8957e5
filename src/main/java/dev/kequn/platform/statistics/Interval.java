package dev.kequn.platform.statistics;

/** The 95 % confidence interval of a number. */
public record Interval(double low, double high) {
    /** Of the normal distribution, 2.5 % lie beyond it on either side. */
    public static final double Z = 1.959963984540054;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("%s to %s".formatted(low, high));
        }
    }

    public boolean liesAbove(double value) {
        return low > value;
    }

    public boolean liesBelow(double value) {
        return high < value;
    }
}
