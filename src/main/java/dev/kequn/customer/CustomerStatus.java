package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a customer stands with the bank.")
public enum CustomerStatus {
    @Description("Left a name and a phone; no account yet, in no tier.")
    PROSPECT,
    @Description("Has an account.")
    ACTIVE,
    @Description("Has left; the closing day has come.")
    CLOSED
}
