package dev.kequn.campaign.result;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CampaignLiftGroup")
@Description("Which of the enrolled customers.")
public enum LiftGroup {
    @Description("Everyone.")
    ALL,
    @Description("Prospects, and who was with the bank for less than a year when he was enrolled.")
    NEWCOMERS,
    @Description("Everyone else.")
    EXISTING;

    boolean has(boolean newcomers) {
        return this == ALL || (this == NEWCOMERS) == newcomers;
    }
}
