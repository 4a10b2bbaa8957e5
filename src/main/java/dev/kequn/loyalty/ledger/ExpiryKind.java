package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("PointsExpiryKind")
@Description("How points expire.")
public enum ExpiryKind {
    @Description("Never.")
    NEVER,
    @Description("A number of days after they became active.")
    DAYS,
    @Description("At the end of the month so many months after they became active; 0 is that month itself.")
    END_OF_MONTH,
    @Description("After a calendar day, the last one on which they can be spent.")
    ON
}
