package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.movement.MigrationGroup.Cell;
import dev.kequn.tier.movement.Moved;
import dev.kequn.tier.movement.Movement;
import dev.kequn.tier.movement.TierMigration;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierMigrationCell")
@Description("Customers who had one level and have another; numbers are null where they are hidden from the caller.")
public record MigrationCellView(
        @NonNull @Description("The level in the earlier assessment.") TierLevelView from,
        @NonNull @Description("The level in the later assessment.") TierLevelView to,
        @NonNull @Description("UP, DOWN or STAYED: the ranks compared, each in its own policy.") Movement movement,
        @Description("How many customers.") @Nullable Integer customers,
        @Description("Sum of their average AUM in the earlier assessment.") @Nullable Decimal fromAum,
        @Description("Sum of their average loans in the earlier assessment.") @Nullable Decimal fromLoan,
        @Description("Sum of their average AUM in the later assessment.") @Nullable Decimal toAum,
        @Description("Sum of their average loans in the later assessment.") @Nullable Decimal toLoan) {

    /** @param cell one of customers in both assessments */
    static MigrationCellView of(TierMigration migration, Cell cell) {
        Moved moved = migration.of(cell);
        return new MigrationCellView(
                TierLevelView.of(migration.assessed().from().policy().level(Objects.requireNonNull(cell.from()))),
                TierLevelView.of(migration.assessed().to().policy().level(Objects.requireNonNull(cell.to()))),
                migration.assessed().movement(cell),
                moved == null ? null : Math.toIntExact(moved.customers()),
                money(moved, Moved::fromAum),
                money(moved, Moved::fromLoan),
                money(moved, Moved::toAum),
                money(moved, Moved::toLoan));
    }

    private static @Nullable Decimal money(@Nullable Moved moved, ToLongFunction<Moved> sum) {
        return moved == null ? null : Decimal.ofMinor(sum.applyAsLong(moved));
    }
}
