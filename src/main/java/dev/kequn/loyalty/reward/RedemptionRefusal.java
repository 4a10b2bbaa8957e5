package dev.kequn.loyalty.reward;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a reward was not redeemed, or a redemption not fulfilled or cancelled.")
public enum RedemptionRefusal {
    @Description("No such customer, or not one of the caller's.")
    UNKNOWN_CUSTOMER,
    @Description("No such redemption, or not of one of the caller's customers.")
    UNKNOWN_REDEMPTION,
    @Description("No reward with this code was ever approved.")
    UNKNOWN_REWARD,
    @Description("The reward is not in the catalogue on the business date.")
    REWARD_NOT_VALID,
    @Description("No piece is left.")
    SOLD_OUT,
    @Description("The customer has had it as often as the reward allows.")
    LIMIT_REACHED,
    @Description("The customer's composite tier is below the one the reward asks for.")
    TIER_TOO_LOW,
    @Description("The customer has fewer active points than it costs.")
    INSUFFICIENT_POINTS,
    @Description("The redemption is not reserved any more.")
    WRONG_STATE,
    @Description("The points cannot be given back: they were already, or the account cannot hold them.")
    NOT_REVERSIBLE,
    @Description("An idempotency key has 1 to 200 characters.")
    INVALID_IDEMPOTENCY_KEY,
    @Description("The key was used by a request of the caller with other content.")
    IDEMPOTENCY_CONFLICT
}
