package dev.kequn.loyalty.referral;

import org.eclipse.microprofile.graphql.Description;

@Description("What is suspicious about a referrer's newcomers.")
public enum PatternKind {
    @Description("Many in a few days: more than the bank's limit (10 unless set otherwise) within seven days.")
    BURST,
    @Description("Several use one device, or one uses the referrer's.")
    SHARED_DEVICE,
    @Description("Several have one phone number, or one has the referrer's.")
    SHARED_PHONE
}
