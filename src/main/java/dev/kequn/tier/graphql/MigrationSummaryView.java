package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.movement.Moved;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierMigrationSummary")
@Description("Customers who moved one way, whatever their level; no money in an assessment they are not in.")
public record MigrationSummaryView(
        @NonNull @Description("How many customers.") Integer customers,
        @NonNull @Description("Sum of their average AUM in the earlier assessment.") Decimal fromAum,
        @NonNull @Description("Sum of their average loans in the earlier assessment.") Decimal fromLoan,
        @NonNull @Description("Sum of their average AUM in the later assessment.") Decimal toAum,
        @NonNull @Description("Sum of their average loans in the later assessment.") Decimal toLoan) {

    static @Nullable MigrationSummaryView of(@Nullable Moved moved) {
        return moved == null
                ? null
                : new MigrationSummaryView(
                        Math.toIntExact(moved.customers()),
                        Decimal.ofMinor(moved.fromAum()),
                        Decimal.ofMinor(moved.fromLoan()),
                        Decimal.ofMinor(moved.toAum()),
                        Decimal.ofMinor(moved.toLoan()));
    }
}
