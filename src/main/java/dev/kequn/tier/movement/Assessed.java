package dev.kequn.tier.movement;

import dev.kequn.tier.assessment.TierRun;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicy;
import java.util.List;

/** An assessment and the policy it applied. */
public record Assessed(TierRun run, TierPolicy policy) {
    /** From the lowest to the highest. */
    public List<String> codes() {
        return policy.levels().stream().map(TierLevel::code).toList();
    }
}
