package dev.kequn.tier.standing;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a service level comes from.")
public enum ServiceTierSource {
    @Description("It is the composite level: no service rule of the policy applied.")
    COMPOSITE,
    @Description("A service rule of the policy set it.")
    RULE,
    @Description("It was set by hand, for a time.")
    OVERRIDE
}
