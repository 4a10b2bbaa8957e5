package dev.kequn.loyalty.reward;

import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.Standing;
import dev.kequn.tier.standing.Tiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ranks customers for rewards that ask for a tier. To be asked before a transaction begins, not inside. */
@ApplicationScoped
class TierRanks {
    private final Tiers tiers;
    private final TierPolicies policies;
    private final BusinessTime time;

    TierRanks(Tiers tiers, TierPolicies policies, BusinessTime time) {
        this.tiers = tiers;
        this.policies = policies;
        this.time = time;
    }

    Uni<TierRank> of(long customerId) {
        return policies.inForceOn(time.today()).chain(policy -> tiers.current(List.of(customerId))
                .chain(found -> ranked(policy, found.get(customerId))));
    }

    private Uni<TierRank> ranked(@Nullable TierPolicy policy, @Nullable Standing standing) {
        if (policy == null || standing == null) {
            return Uni.createFrom().item(new TierRank(policy, null));
        }
        return policies.byId(Set.of(standing.policyId())).map(known -> {
            String level = standing.tier().composite().level();
            return new TierRank(policy, policy.rank(level, known.get(standing.policyId())));
        });
    }
}
