package dev.kequn.tier.graphql;

import dev.kequn.customer.Quadrant;
import dev.kequn.platform.graphql.NameLocale;
import dev.kequn.tier.policy.TierPolicy;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CustomerQuadrant")
@Description("Where a customer stands in composite × service.")
public record QuadrantView(
        @NonNull @Description("The quadrant.") Quadrant code,
        @Description("What the bank wants of these customers, as the policy has it; null for the customer himself.")
                @Nullable
                QuadrantStrategyView strategy) {

    static QuadrantView of(Quadrant code, TierPolicy policy, boolean staff) {
        return new QuadrantView(
                code, staff ? QuadrantStrategyView.of(code, policy.strategies().get(code)) : null);
    }

    String name(NameLocale locale) {
        return switch (code) {
            case ORDINARY -> locale.choose("普通", "Ordinary");
            case VALUE -> locale.choose("价值", "Value");
            case POTENTIAL -> locale.choose("潜力", "Potential");
            case KEY -> locale.choose("重点", "Key");
        };
    }
}
