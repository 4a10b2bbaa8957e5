package dev.kequn.campaign.contact;

import org.eclipse.microprofile.graphql.Description;

@Description("What came of a contact.")
public enum ContactOutcome {
    @Description("It reached the customer.")
    DELIVERED,
    @Description("It could not be delivered; the report says why.")
    FAILED,
    @Description("It reached the customer, and he has answered.")
    ANSWERED,
    @Description("It reached the customer, and he wants no more of it.")
    REFUSED;

    boolean isAnswer() {
        return this == ANSWERED || this == REFUSED;
    }
}
