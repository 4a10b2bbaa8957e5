package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a consent was not recorded.")
public enum ConsentRefusal {
    @Description("No such customer, or not one of the caller's.")
    UNKNOWN_CUSTOMER,
    @Description("The customer is named by his number or by his id, by one of them.")
    INVALID_CUSTOMER
}
