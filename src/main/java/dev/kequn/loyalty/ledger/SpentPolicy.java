package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;

@Description("What a reversal does with points already spent.")
public enum SpentPolicy {
    @Description("It is refused.")
    REFUSE,
    @Description("It takes what is left.")
    CLAMP,
    @Description("What is missing is owed.")
    ARREARS
}
