package dev.kequn.tier.override;

import dev.kequn.platform.Refusal;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicy;

/** What the rules of the assessment in force say about one customer. */
record RuleFinding(TierPolicy policy, String serviceLevel) {
    /** Further above the rules' value than this, someone else has to agree. */
    private static final int STEPS_ALONE = 1;

    /** @throws Refusal {@link OverrideRefusal#UNKNOWN_LEVEL} */
    void expectKnown(String level) {
        if (policy.levels().stream().map(TierLevel::code).noneMatch(level::equals)) {
            throw new Refusal(OverrideRefusal.UNKNOWN_LEVEL, "level", "The policy in force has no such level");
        }
    }

    boolean needsApproval(String level) {
        return policy.level(level).rank() - policy.level(serviceLevel).rank() > STEPS_ALONE;
    }
}
