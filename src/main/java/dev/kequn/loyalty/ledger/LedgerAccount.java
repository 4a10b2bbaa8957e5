package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("PointsLedgerAccount")
@Description("An account of the points ledger: three of the customer, the others of the bank.")
public enum LedgerAccount {
    @Description("What the customer can spend; a credit raises it.")
    ACTIVE,
    @Description("What will become active; a credit raises it.")
    PENDING,
    @Description("What the customer owes; a debit raises it.")
    ARREARS,
    @Description("Points issued, the other side of EARN.")
    ISSUE,
    @Description("Points spent.")
    REDEMPTION,
    @Description("Points expired.")
    EXPIRY,
    @Description("Points granted by hand, the other side of GRANT.")
    ADJUSTMENT
}
