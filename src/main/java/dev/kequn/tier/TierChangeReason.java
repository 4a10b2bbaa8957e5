package dev.kequn.tier;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a customer has the composite level an assessment gave him.")
public enum TierChangeReason {
    @Description("The first assessment of this customer.")
    FIRST,
    @Description("The balances carry this level.")
    BALANCE,
    @Description("The level changed because the policy did: by the policy before it would have stayed.")
    POLICY,
    @Description("Kept although the balances miss it: within the policy's grace.")
    GRACE,
    @Description("The balances reach less, but the policy lets a customer fall one level at a time.")
    ONE_LEVEL,
    @Description("The balances reach less, but a floor of the policy holds the customer.")
    FLOOR,
    @Description("A later revision of the period found it with corrected data.")
    CORRECTION
}
