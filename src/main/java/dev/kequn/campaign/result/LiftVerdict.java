package dev.kequn.campaign.result;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CampaignLiftVerdict")
@Description("What can be said of a lift. With nothing behind it, one in twenty is called higher or lower by chance.")
public enum LiftVerdict {
    @Description("More in the treated arm: the whole 95 % interval lies above 0.")
    HIGHER,
    @Description("Less in the treated arm: the whole 95 % interval lies below 0.")
    LOWER,
    @Description("The 95 % interval holds 0: chance alone explains it. It does not prove that there is no lift.")
    NO_DIFFERENCE,
    @Description("Too few customers in one of the arms to say anything; no lift and no interval are told.")
    TOO_FEW,
    @Description("It cannot be measured, as the field says; no lift and no interval are told.")
    NOT_MEASURABLE
}
