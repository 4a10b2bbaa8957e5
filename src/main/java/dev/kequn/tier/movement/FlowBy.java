package dev.kequn.tier.movement;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("FundsFlowBy")
@Description("By what a flow of funds is divided.")
public enum FlowBy {
    @Description(
            "The composite level in force on the first date; for customers not assessed then, the one on the last.")
    TIER,
    @Description("The manager the customer is assigned to now.")
    MANAGER
}
