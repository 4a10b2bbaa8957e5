package dev.kequn.tier;

import org.eclipse.microprofile.graphql.Description;

@Description("Why an assessment found the composite level it found.")
public enum TierChangeReason {
    @Description("First assessment of this customer.")
    FIRST,
    @Description("The balances carry this level.")
    BALANCE,
    @Description("The level changed because the policy did.")
    POLICY,
    @Description("The level was kept although the balances miss it: the policy grants grace periods.")
    GRACE,
    @Description("The balances miss the level by more, but the policy lets a customer fall one level at a time.")
    ONE_LEVEL,
    @Description("A floor of the policy kept the level above what the balances carry.")
    FLOOR,
    @Description("Found by a later revision of the same period, with corrected data.")
    CORRECTION
}
