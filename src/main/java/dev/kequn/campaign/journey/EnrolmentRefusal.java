package dev.kequn.campaign.journey;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("EnrolmentErrorCode")
@Description("Why a customer was not moved on.")
public enum EnrolmentRefusal {
    @Description("The customer is not on his way in a round of this campaign that is on, or not one of the caller's.")
    UNKNOWN_ENROLMENT,
    @Description("Name the customer by his id or by his number, not by both.")
    INVALID_CUSTOMER,
    @Description("He is at another step, from which this one cannot be reached.")
    WRONG_STEP,
    @Description("An event completes this step; staff can only say that he did not come or is to be given up.")
    NOT_BY_STAFF,
    @Description("The day is before the one on which he came to this step.")
    BEFORE_STEP,
    @Description("The day is still to come, or behind the last day of the round.")
    INVALID_DAY,
    @Description("He has completed the campaign, or was given up.")
    WRONG_STATE,
    @Description("A note has 1 to 500 characters.")
    INVALID_NOTE,
    @Description("A key has 1 to 200 characters.")
    INVALID_IDEMPOTENCY_KEY,
    @Description("The key was used by a request with other content.")
    IDEMPOTENCY_CONFLICT
}
