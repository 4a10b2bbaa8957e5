package dev.kequn.loyalty.account;

/**
 * What a customer's accounts hold, and what went through them over their life.
 *
 * @param earned less what was reversed; spent and expired are part of it
 */
public record PointsStanding(long active, long pending, long arrears, long earned, long spent, long expired) {
    /** Of a customer who never had points. */
    public static final PointsStanding NONE = new PointsStanding(0, 0, 0, 0, 0, 0);
}
