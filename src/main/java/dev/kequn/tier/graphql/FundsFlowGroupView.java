package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.movement.Flow;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("FundsFlowGroup")
@Description("Customers won, lost or downgraded.")
public record FundsFlowGroupView(
        @NonNull @Description("How many customers.") Integer customers,
        @NonNull @Description("Their AUM at the end of the day the field states.") Decimal aum) {

    /** With what they kept at the beginning. */
    static @Nullable FundsFlowGroupView before(@Nullable Flow flow) {
        return flow == null ? null : of(flow.customers(), flow.openingAum());
    }

    /** With what they keep at the end. */
    static @Nullable FundsFlowGroupView after(@Nullable Flow flow) {
        return flow == null ? null : of(flow.customers(), flow.closingAum());
    }

    private static FundsFlowGroupView of(long customers, long aum) {
        return new FundsFlowGroupView(Math.toIntExact(customers), Decimal.ofMinor(aum));
    }
}
