package dev.kequn.loyalty.account;

import dev.kequn.platform.db.SqlResource;

/** What customers' points come to on a day, as parts of statements; a day is SQL of type {@code date}. */
public final class PointsSql {
    private static final String STANDINGS = SqlResource.read(PointsSql.class, "standings.sql");
    private static final String OPEN_LOTS = SqlResource.read(PointsSql.class, "open-lots.sql");

    private PointsSql() {}

    /**
     * A row of {@link PointsStanding} for each account, with {@code customer_id} and {@code next_due}; to be followed by a
     * condition on the account {@code a}.
     */
    public static String standings(String day) {
        return STANDINGS.replace("${day}", day);
    }

    /** How many active points of {@code customer}, whose account's {@code next_due} is known, are void so many days later. */
    public static String expiringWithin(int days, String customer, String nextDue, String today) {
        return """
            CASE WHEN %s <= %s + %d THEN
                (SELECT sum(lot.remaining)::bigint FROM (%s) lot
                 WHERE lot.customer_id = %s AND lot.active AND lot.expires_on <= %s + %d) END"""
                .formatted(nextDue, today, days, openLots(today, today), customer, today, days);
    }

    /** What is left of each lot on {@code day}. */
    static String openLots(String today, String day) {
        return OPEN_LOTS.replace("${today}", today).replace("${day}", day);
    }
}
