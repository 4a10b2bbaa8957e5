package dev.kequn.balance;

/** Running sums of balance × days, for statements of later rooms: the average over a window is made of two. */
public final class BalanceDays {
    /**
     * A subselect: AUM × days of the customer (the first value put in) up to, but without, a day (the second); 0 before
     * his first balance. The difference of two by the days between is what {@link Balances} calls the average.
     */
    public static final String AUM_BEFORE =
            """
            coalesce((SELECT kept.aum_days + kept.aum * (%2$s - kept.from_day) FROM balance_state kept
                      WHERE kept.customer_id = %1$s AND kept.from_day < %2$s
                      ORDER BY kept.from_day DESC LIMIT 1), 0)""";

    private BalanceDays() {}
}
