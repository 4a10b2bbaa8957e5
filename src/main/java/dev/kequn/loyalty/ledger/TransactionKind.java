package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("PointsTransactionKind")
@Description("What a transaction of points did.")
public enum TransactionKind {
    @Description("Points came by a rule or a bank system.")
    EARN,
    @Description("Points came by hand.")
    GRANT,
    @Description("Points were spent.")
    SPEND,
    @Description("Pending points became active.")
    ACTIVATE,
    @Description("Points expired.")
    EXPIRE,
    @Description("An earlier EARN, GRANT or SPEND was reversed, in whole or in part.")
    REVERSE;

    boolean bringsPoints() {
        return this == EARN || this == GRANT;
    }
}
