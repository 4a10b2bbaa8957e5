package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;

@Description("When points expire.")
public enum ExpiryKind {
    @Description("Never.")
    NEVER,
    @Description("A number of days after activation.")
    DAYS,
    @Description("At the end of a month after activation.")
    END_OF_MONTH,
    @Description("On a day.")
    ON
}
