package dev.kequn.campaign.contact;

import org.eclipse.microprofile.graphql.Description;

@Description("What has become of a contact.")
public enum ContactState {
    @Description("Waits for a gateway.")
    DUE,
    @Description("A gateway has it, for a time.")
    LEASED,
    @Description("It reached the customer.")
    DELIVERED,
    @Description("The gateway could not deliver it.")
    FAILED,
    @Description("No gateway fetched it in time.")
    EXPIRED,
    @Description("Was planned, and is not wanted any more.")
    CANCELLED,
    @Description("Was not planned, for a reason that is kept.")
    SUPPRESSED
}
