package dev.kequn.campaign.round;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CampaignRoundState")
@Description("Where a round stands.")
public enum RoundState {
    @Description("On: customers come in and are moved on.")
    LIVE,
    @Description("Over, with its last day or with the campaign.")
    ENDED
}
