package dev.kequn.loyalty.reward;

import dev.kequn.platform.Refusal;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A customer's composite tier as the policy in force ranks it.
 *
 * @param policy null when none is in force
 * @param rank null when the customer has no tier
 */
record TierRank(@Nullable TierPolicy policy, @Nullable Integer rank) {
    /** @throws Refusal {@link RedemptionRefusal#TIER_TOO_LOW}, also for a level that the policy does not know any more */
    void expectAtLeast(@Nullable String level) {
        if (level != null && !reaches(level)) {
            throw new Refusal(
                    RedemptionRefusal.TIER_TOO_LOW,
                    "reward",
                    "The reward is for customers of tier " + level + " and above");
        }
    }

    private boolean reaches(String level) {
        return policy != null
                && rank != null
                && policy.levels().stream()
                        .filter(known -> known.code().equals(level))
                        .mapToInt(TierLevel::rank)
                        .anyMatch(lowest -> rank >= lowest);
    }
}
