package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.movement.Assessed;
import dev.kequn.tier.movement.Moved;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierMigrationLevel")
@Description("Customers of one level in one assessment; numbers are null where they are hidden from the caller.")
public record MigrationLevelView(
        @NonNull @Description("The level.") TierLevelView level,
        @Description("How many customers.") @Nullable Integer customers,
        @Description("Sum of their average AUM in that assessment.") @Nullable Decimal aum,
        @Description("Sum of their average loans in that assessment.") @Nullable Decimal loan) {

    /** With the money of the earlier assessment. */
    static MigrationLevelView before(Assessed assessed, String code, @Nullable Moved moved) {
        return moved == null
                ? of(assessed, code, null, 0, 0)
                : of(assessed, code, moved.customers(), moved.fromAum(), moved.fromLoan());
    }

    /** With the money of the later assessment. */
    static MigrationLevelView after(Assessed assessed, String code, @Nullable Moved moved) {
        return moved == null
                ? of(assessed, code, null, 0, 0)
                : of(assessed, code, moved.customers(), moved.toAum(), moved.toLoan());
    }

    private static MigrationLevelView of(
            Assessed assessed, String code, @Nullable Long customers, long aum, long loan) {
        return new MigrationLevelView(
                TierLevelView.of(assessed.policy().level(code)),
                customers == null ? null : Math.toIntExact(customers),
                customers == null ? null : Decimal.ofMinor(aum),
                customers == null ? null : Decimal.ofMinor(loan));
    }
}
