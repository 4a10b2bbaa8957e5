package dev.kequn.tier.policy;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a policy stands on its way to be in force.")
public enum PolicyState {
    @Description("Being written.")
    DRAFT,
    @Description("Waits for someone else's approval.")
    SUBMITTED,
    @Description("In force from its first day until the next approved policy begins.")
    APPROVED
}
