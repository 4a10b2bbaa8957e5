package dev.kequn.tier.graphql;

import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.ServiceTier;
import dev.kequn.tier.standing.ServiceTierSource;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ServiceTier")
@Description("服务等级: what service the customer should get on the business date. Customers see level and source only.")
public record ServiceTierView(
        @NonNull @Description("The level in force: the override's while one holds, else the rules'.")
                TierLevelView level,
        @NonNull @Description("Where it comes from.") ServiceTierSource source,
        @Description("What the rules say, and what is back when an override ends; null for a customer as the caller.")
                @Nullable
                TierLevelView ruleLevel,
        @Description("The last service rule that applied; null where none did, and for a customer as the caller.")
                @Nullable
                String ruleName,
        @Description("The override in force; null where none is, and for a customer as the caller.") @Nullable
                OverrideView override) {

    @Name("ServiceTierInForce")
    @Description("A service level set by hand that holds today.")
    public record OverrideView(
            @NonNull @Description("Why it was set.") String reason,
            @NonNull @Description("First day on which it holds.") LocalDate from,
            @NonNull @Description("Last day on which it holds, unless it is released or replaced before.")
                    LocalDate until,
            @NonNull @Description("Who set it.") String actor) {

        static @Nullable OverrideView of(ServiceTier.@Nullable Override override) {
            return override == null
                    ? null
                    : new OverrideView(override.reason(), override.from(), override.until(), override.actor());
        }
    }

    static ServiceTierView of(ServiceTier tier, TierPolicy policy, boolean staff) {
        return new ServiceTierView(
                TierLevelView.of(policy.level(tier.level())),
                tier.source(),
                staff ? TierLevelView.of(policy.level(tier.ruleLevel())) : null,
                staff ? tier.ruleName() : null,
                staff ? OverrideView.of(tier.override()) : null);
    }
}
