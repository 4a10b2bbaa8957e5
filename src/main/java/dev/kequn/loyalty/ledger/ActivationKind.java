package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;

@Description("When points become active.")
public enum ActivationKind {
    @Description("At once.")
    IMMEDIATE,
    @Description("A number of days after they were earned.")
    AFTER_DAYS,
    @Description("When an event of a type comes; they lapse if it does not come in time.")
    ON_EVENT
}
