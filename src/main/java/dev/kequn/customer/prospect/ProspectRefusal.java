package dev.kequn.customer.prospect;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a prospect was not registered, or did not become a customer.")
public enum ProspectRefusal {
    @Description("The name has not 1 to 200 characters in one line.")
    INVALID_NAME,
    @Description("The phone number has not 5 to 20 digits, with or without a leading +.")
    INVALID_PHONE,
    @Description("occupation has not 1 to 200 characters or source not 1 to 64, in one line.")
    INVALID_TEXT,
    @Description("campaign is not written like the code of a campaign.")
    INVALID_CAMPAIGN,
    @Description("The day is after the business date, or before 1900.")
    INVALID_DAY,
    @Description(
            "More than 50 attributes, one twice, a name or value of the wrong length, or a value that is not of the "
                    + "type the attribute is declared with.")
    INVALID_ATTRIBUTE,
    @Description("No such branch, or not the caller's.")
    UNKNOWN_BRANCH,
    @Description("No such manager, or not the caller himself.")
    UNKNOWN_MANAGER,
    @Description("The branch has a prospect with this phone number already.")
    DUPLICATE,
    @Description("No such prospect or customer, or not one of the caller's.")
    UNKNOWN_PROSPECT,
    @Description("He is a customer already.")
    NOT_A_PROSPECT,
    @Description("The customer number has not 1 to 64 characters in one line.")
    INVALID_NUMBER,
    @Description("Another customer has the number.")
    NUMBER_TAKEN,
    @Description("The key is blank or longer than 200 characters.")
    INVALID_IDEMPOTENCY_KEY,
    @Description("The caller used the key for a request with other content.")
    IDEMPOTENCY_CONFLICT
}
