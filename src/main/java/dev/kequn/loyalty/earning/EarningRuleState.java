package dev.kequn.loyalty.earning;

import org.eclipse.microprofile.graphql.Description;

@Description("Where an earning rule stands on its way to be in force and out of it.")
public enum EarningRuleState {
    @Description("Being written.")
    DRAFT,
    @Description("Waits for someone else's approval.")
    SUBMITTED,
    @Description("In force from its first to its last day, except on days of a later version of the same code.")
    APPROVED,
    @Description("Ended by hand: not in force from the day it was retired.")
    RETIRED
}
