package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;

@Description("Gender as the bank's files state it.")
public enum Gender {
    @Description("Female.")
    F,
    @Description("Male.")
    M
}
