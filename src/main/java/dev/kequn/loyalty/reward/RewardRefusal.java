package dev.kequn.loyalty.reward;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a reward was not drafted, submitted, approved, retired or restocked.")
public enum RewardRefusal {
    @Description("The content contradicts itself; the field names the place.")
    INVALID_REWARD,
    @Description("The tier policy in force has no level with this code.")
    UNKNOWN_LEVEL,
    @Description("No such reward, or no such version of it.")
    UNKNOWN_REWARD,
    @Description("The version, or the reward, is not in the state this step starts from.")
    WRONG_STATE,
    @Description("The caller submitted it himself.")
    SELF_APPROVAL,
    @Description("What waits for approval is not what was submitted.")
    CHANGED_SINCE_SUBMISSION,
    @Description("Nothing waits for approval here.")
    NOT_SUBMITTED,
    @Description("A reason has 1 to 500 characters.")
    INVALID_REASON,
    @Description("Not a number of pieces that can be put in stock.")
    INVALID_AMOUNT,
    @Description("The reward has no limited stock that could be added to.")
    UNLIMITED_STOCK,
    @Description("An idempotency key has 1 to 200 characters.")
    INVALID_IDEMPOTENCY_KEY,
    @Description("The key was used by a request of the caller with other content.")
    IDEMPOTENCY_CONFLICT
}
