package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;

@Description("What a customer is.")
public enum CustomerKind {
    @Description("A natural person.")
    PERSON,
    @Description("A shop or trader that takes payments through the bank.")
    MERCHANT,
    @Description("A company; may pay salaries through the bank.")
    COMPANY
}
