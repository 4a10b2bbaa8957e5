package dev.kequn.offer.ranking;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("OfferDropReason")
@Description("Why a live offer is not shown to a customer: the first that applies, in this order.")
public enum DropReason {
    @Description("It is not for this channel.")
    OTHER_CHANNEL,
    @Description("Its days have not come, or are over.")
    OUTSIDE_DAYS,
    @Description("Every acceptance was taken, or its reward is not to be had.")
    SOLD_OUT,
    @Description("He does not meet its eligibility.")
    NOT_ELIGIBLE,
    @Description("He takes no part in its campaign now.")
    NOT_ENROLLED,
    @Description("He is in a control group of its campaign; NOT_ENROLLED for callers who may not know who is.")
    CONTROL,
    @Description("He is at another step of its campaign.")
    OTHER_STEP,
    @Description("He has accepted it.")
    ACCEPTED,
    @Description("He holds its product.")
    HELD,
    @Description(
            "Its product is riskier than he tolerates, its risk is unknown, or his tolerance is not, or no longer, assessed.")
    UNSUITABLE,
    @Description("He did not agree to marketing.")
    NO_CONSENT,
    @Description("He has refused so often that the bank leaves him alone for a time.")
    SUPPRESSED,
    @Description("He declined it, or another offer of its product, not long ago.")
    DECLINED,
    @Description("He has seen it so often without a reaction that it rests.")
    RESTING,
    @Description("Others of its product are before it.")
    SAME_PRODUCT,
    @Description("Others of its category are before it.")
    SAME_CATEGORY,
    @Description("There were better ones for the places asked for.")
    OUTRANKED
}
