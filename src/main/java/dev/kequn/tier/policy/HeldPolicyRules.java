package dev.kequn.tier.policy;

import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.HeldRule;
import dev.kequn.rule.RuleHolder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The floors and service rules of the policy in force and of those to come, for who asks what they build on. */
@ApplicationScoped
class HeldPolicyRules implements RuleHolder {
    /** A policy is in force until the next one begins. */
    private static final String IN_FORCE_OR_TO_COME =
            """
            state = ?1 and validFrom >= coalesce(
                (select max(b.validFrom) from TierPolicy b where b.state = ?1 and b.validFrom <= ?2), ?2)""";

    private final TierPolicies.Policies policies;
    private final PolicyRules rules;
    private final BusinessTime time;

    HeldPolicyRules(TierPolicies.Policies policies, PolicyRules rules, BusinessTime time) {
        this.policies = policies;
        this.rules = rules;
        this.time = time;
    }

    @Override
    public Uni<List<HeldRule>> rulesInForce() {
        return policies.list(IN_FORCE_OR_TO_COME, PolicyState.APPROVED, time.today())
                .map(found -> found.stream().map(this::held).toList());
    }

    private HeldRule held(TierPolicy policy) {
        return new HeldRule(
                "tier policy " + policy.name(),
                Set.copyOf(rules.compile(policy).facts().facts()));
    }
}
