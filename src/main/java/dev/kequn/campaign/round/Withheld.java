package dev.kequn.campaign.round;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CampaignGiftWithheld")
@Description("Why a customer who completed a step did not get all that the step promises.")
public enum Withheld {
    @Description("The round's budget did not suffice.")
    BUDGET_EXHAUSTED,
    @Description("The round has given this step's last piece away.")
    OUT_OF_STOCK,
    @Description("The reward is not in the catalogue on this day, or sold out; points were given all the same.")
    REWARD_UNAVAILABLE,
    @Description("The customer's account could not take the points; a reward was given all the same.")
    POINTS_REFUSED,
    @Description("He is a prospect, or has left the bank: only customers get points and rewards.")
    NOT_A_CUSTOMER
}
