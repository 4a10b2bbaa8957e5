package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;

@Description("What kind of product it is.")
public enum ProductCategory {
    @Description("Current, term or notice deposit.")
    DEPOSIT,
    @Description("Money lent.")
    LOAN,
    @Description("Wealth management product.")
    WEALTH,
    @Description("Fund units.")
    FUND,
    @Description("Insurance policy.")
    INSURANCE,
    @Description("Debit or credit card.")
    CARD,
    @Description("Payment service.")
    PAYMENT,
    @Description("Way to reach the bank, such as mobile banking.")
    CHANNEL;

    /** Whether nobody knows how risky one of its products is that the bank has not graded. */
    public boolean needsRiskGrade() {
        return this == WEALTH || this == FUND || this == INSURANCE;
    }
}
