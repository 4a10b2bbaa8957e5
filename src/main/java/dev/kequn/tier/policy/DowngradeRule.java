package dev.kequn.tier.policy;

import org.eclipse.microprofile.graphql.Description;

@Description("How far a customer falls whose balances miss the level he held.")
public enum DowngradeRule {
    @Description("At once to the level the balances reach.")
    IMMEDIATE,
    @Description("One level in each period.")
    ONE_LEVEL
}
