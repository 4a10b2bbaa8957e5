package dev.kequn.campaign.contact;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a customer was not approached.")
public enum ContactReason {
    @Description("He has not agreed to marketing, or does so no more.")
    NO_CONSENT,
    @Description("He has refused as often as the contact policy takes it, and is left alone for a time.")
    REFUSED,
    @Description("The bank has no phone of his for a message or a call, or he is a customer no more.")
    UNREACHABLE,
    @Description("He is approached as often as the contact policy allows already, over all campaigns.")
    CAP,
    @Description("The round's budget does not pay the contact.")
    BUDGET_EXHAUSTED,
    @Description("He has gone on, or left the campaign, before it went out.")
    MOVED_ON,
    @Description("The round ended before it went out.")
    ROUND_ENDED,
    @Description("The campaign ended before it went out.")
    CAMPAIGN_NOT_LIVE,
    @Description("No gateway fetched it in time.")
    NOT_FETCHED
}
