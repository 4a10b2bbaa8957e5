package dev.kequn.tier.assessment;

import dev.kequn.tier.policy.Ladder;
import dev.kequn.tier.policy.TierPolicy;

/** A completed run that another one looks back on, with the policy it applied. */
public record EarlierRun(long runId, TierPolicy policy, Ladder ladder) {
    public EarlierRun(long runId, TierPolicy policy) {
        this(runId, policy, policy.ladder());
    }
}
