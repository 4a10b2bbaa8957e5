package dev.kequn.platform.statistics;

/** So many of so many. */
public record Proportion(long count, long of) {
    public static final Proportion NONE = new Proportion(0, 0);

    public Proportion {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException("%d of %d".formatted(count, of));
        }
    }

    public Proportion plus(Proportion other) {
        return new Proportion(count + other.count, of + other.of);
    }

    /** 0 to 1; of at least one. */
    public double share() {
        return (double) count / of;
    }

    /** Of the share: the score interval of Wilson (1927), without a correction for continuity; of at least one. */
    public Interval wilson() {
        double z2 = Interval.Z * Interval.Z;
        double middle = 2.0 * count + z2;
        double reach = Interval.Z * Math.sqrt(z2 + 4.0 * count * (of - count) / of);
        double whole = 2 * (of + z2);
        return new Interval(count == 0 ? 0 : (middle - reach) / whole, count == of ? 1 : (middle + reach) / whole);
    }
}
