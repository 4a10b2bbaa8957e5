package dev.kequn.tier.movement;

/**
 * Customers and the sums of their daily averages in both assessments, in minor units; nothing in one they are not in.
 */
public record Moved(long customers, long fromAum, long fromLoan, long toAum, long toLoan) {
    static final Moved NONE = new Moved(0, 0, 0, 0, 0);

    Moved plus(Moved other) {
        return new Moved(
                customers + other.customers,
                fromAum + other.fromAum,
                fromLoan + other.fromLoan,
                toAum + other.toAum,
                toLoan + other.toLoan);
    }
}
