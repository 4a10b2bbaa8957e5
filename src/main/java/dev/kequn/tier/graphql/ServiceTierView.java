package dev.kequn.tier.graphql;

import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.Tier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ServiceTier")
@Description("服务等级: what service the customer should get.")
public record ServiceTierView(
        @NonNull @Description("The level.") TierLevelView level,
        @NonNull @Description("Where it comes from: COMPOSITE, RULE or OVERRIDE.") String source) {

    static ServiceTierView of(Tier tier, TierPolicy policy) {
        return new ServiceTierView(TierLevelView.of(policy.level(tier.serviceLevel())), tier.serviceSource());
    }
}
