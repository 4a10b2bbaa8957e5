package dev.kequn.tier.graphql;

import dev.kequn.customer.Quadrant;
import dev.kequn.tier.policy.QuadrantStrategy;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("QuadrantStrategy")
@Description("What the bank wants of the customers of a quadrant, and by which means.")
public record QuadrantStrategyView(
        @NonNull @Description("The quadrant.") Quadrant quadrant, @Ignore QuadrantStrategy strategy) {

    static QuadrantStrategyView of(Quadrant quadrant, QuadrantStrategy strategy) {
        return new QuadrantStrategyView(quadrant, strategy);
    }
}
