package dev.kequn.tier.override;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a service tier was not overridden, or an override not decided on or released.")
public enum OverrideRefusal {
    @Description("No such customer, or not one of the caller's.")
    UNKNOWN_CUSTOMER,
    @Description("No such override, or not of one of the caller's customers.")
    UNKNOWN_OVERRIDE,
    @Description("The policy of the assessment in force has no level with this code.")
    UNKNOWN_LEVEL,
    @Description("The customer has no tier: he is not in the assessment in force.")
    NOT_ASSESSED,
    @Description("The last day is before the business date.")
    UNTIL_PAST,
    @Description("The last day is more than five years after the business date.")
    UNTIL_TOO_FAR,
    @Description("The reason is blank or longer than 500 characters.")
    INVALID_REASON,
    @Description("No override of this customer holds or waits.")
    NOT_OVERRIDDEN,
    @Description("The override does not wait for approval (any more).")
    NOT_PENDING,
    @Description("The caller made it himself.")
    SELF_APPROVAL,
    @Description("What was submitted is not what is there now.")
    CHANGED_SINCE_SUBMISSION
}
