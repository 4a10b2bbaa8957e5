package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a tag was not set or removed.")
public enum TagRefusal {
    @Description("No such customer, or not one of the caller's.")
    UNKNOWN_CUSTOMER,
    @Description("The tag is blank or longer than 64 characters, or its value longer than 200.")
    INVALID_TAG,
    @Description("The customer does not have this tag today.")
    NOT_TAGGED
}
