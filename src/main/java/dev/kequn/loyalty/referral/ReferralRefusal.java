package dev.kequn.loyalty.referral;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a referral was not registered.")
public enum ReferralRefusal {
    @Description("None or both of `newcomerNo` and `newcomerId` are given.")
    INVALID_NEWCOMER,
    @Description("No such customer or prospect, or none the caller may register.")
    UNKNOWN_CUSTOMER,
    @Description("Mistyped, or of nobody who is an active customer on the business date.")
    UNKNOWN_CODE,
    @Description("The code is the newcomer's own.")
    SELF_REFERRAL,
    @Description("The newcomer has a referrer already; the first valid claim counts.")
    ALREADY_REFERRED,
    @Description("The newcomer is neither a prospect nor a customer whose relation began lately, or he has left.")
    NOT_NEW,
    @Description("The newcomer brought the owner of the code, himself or through others.")
    CYCLE,
    @Description("The key is blank or longer than 200 characters.")
    INVALID_IDEMPOTENCY_KEY,
    @Description("The caller used the key for a request with other content.")
    IDEMPOTENCY_CONFLICT
}
