package dev.kequn.loyalty.earning;

import org.eclipse.microprofile.graphql.Description;

@Description("What makes an earning rule look at a customer.")
public enum TriggerKind {
    @Description("Each event of one type in the customer's event log.")
    EVENT,
    @Description("Each calendar month, once it has ended, with the facts as of its last day.")
    PERIOD
}
