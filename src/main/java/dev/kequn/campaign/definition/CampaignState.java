package dev.kequn.campaign.definition;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a campaign stands.")
public enum CampaignState {
    @Description("No version of it was ever approved.")
    DRAFT,
    @Description("A version is approved; it waits to be launched.")
    APPROVED,
    @Description("Rounds begin and end by its calendar; customers are enrolled, approached and moved on.")
    LIVE,
    @Description("Nobody is enrolled or approached and no round begins; what enrolled customers do still counts.")
    PAUSED,
    @Description("Over for good; its code is not used again.")
    ENDED
}
