package dev.kequn.loyalty.reward;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a redemption stands.")
public enum RedemptionState {
    @Description("The piece and the points are taken; the customer has not got it yet.")
    RESERVED,
    @Description("The customer has got it.")
    FULFILLED,
    @Description("The piece and the points were given back.")
    CANCELLED
}
