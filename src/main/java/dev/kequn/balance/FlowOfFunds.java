package dev.kequn.balance;

import dev.kequn.platform.db.SqlResource;

/**
 * What came in (进水量) and went out (出水量) between the ends of two days, from what was kept at the end of each.
 *
 * <p>For statements of later rooms, which add it up over their own groups of customers.
 */
public final class FlowOfFunds {
    /**
     * A subselect of one row for the customer {@code c.customer_id}, from the end of day {@code $1} to the end of day
     * {@code $2}: {@code stated} (whether there is any balance by then), {@code money_in}, {@code money_out},
     * {@code opening_aum}, {@code closing_aum}, {@code opening_loan}, {@code closing_loan} in minor units. In minus out
     * is closing minus opening. The first balance ever is a rise from nothing.
     */
    public static final String OF_CUSTOMER = SqlResource.read(FlowOfFunds.class, "flow-of-customer.sql");

    private FlowOfFunds() {}
}
