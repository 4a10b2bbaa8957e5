package dev.kequn.tier.graphql;

import dev.kequn.tier.movement.Assessed;
import dev.kequn.tier.movement.MigrationGroup.Cell;
import dev.kequn.tier.movement.MigrationGroup.FromLevel;
import dev.kequn.tier.movement.MigrationGroup.Population;
import dev.kequn.tier.movement.MigrationGroup.ToLevel;
import dev.kequn.tier.movement.Moved;
import dev.kequn.tier.movement.TierMigration;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierMigration")
@Description(
        "Who moved from which composite level to which between two assessments. It always reconciles: of a level of "
                + "`from`, its cells and its lost are its population; of a level of `to`, its cells and its newcomers. What is "
                + "null is hidden from the caller: it has fewer customers than the bank's limit, or would tell such a group.")
public record TierMigrationView(
        @NonNull @Description("The period of the assessment in force on `from`, such as 2026-Q1.") String fromPeriod,
        @NonNull @Description("The period of the assessment in force on `to`; the same one where none came between.")
                String toPeriod,
        @Description("Customers in the earlier assessment.") @Nullable Integer fromPopulation,
        @Description("Customers in the later assessment.") @Nullable Integer toPopulation,
        @NonNull @Description("Population and money of every level of the earlier assessment, the lowest first.")
                List<@NonNull MigrationLevelView> fromLevels,
        @NonNull @Description("Population and money of every level of the later assessment, the lowest first.")
                List<@NonNull MigrationLevelView> toLevels,
        @NonNull
                @Description(
                        "Customers in both assessments: every cell, empty ones too, by rank of from and then of to.")
                List<@NonNull MigrationCellView> cells,
        @NonNull @Description("Customers in the later assessment only, by their level in it, with the money there.")
                List<@NonNull MigrationLevelView> newcomers,
        @NonNull @Description("Customers in the earlier assessment only, by their level in it, with the money there.")
                List<@NonNull MigrationLevelView> lost,
        @NonNull @Description("The movements in all.") MigrationSummariesView summary) {

    static TierMigrationView of(TierMigration migration) {
        Assessed from = migration.assessed().from();
        Assessed to = migration.assessed().to();
        return new TierMigrationView(
                from.run().period(),
                to.run().period(),
                customers(migration.of(Population.FROM)),
                customers(migration.of(Population.TO)),
                levels(from, code -> MigrationLevelView.before(from, code, migration.of(new FromLevel(code)))),
                levels(to, code -> MigrationLevelView.after(to, code, migration.of(new ToLevel(code)))),
                cells(migration, from, to),
                levels(to, code -> MigrationLevelView.after(to, code, migration.of(new Cell(null, code)))),
                levels(from, code -> MigrationLevelView.before(from, code, migration.of(new Cell(code, null)))),
                MigrationSummariesView.of(migration));
    }

    private static @Nullable Integer customers(@Nullable Moved moved) {
        return moved == null ? null : Math.toIntExact(moved.customers());
    }

    private static List<MigrationLevelView> levels(Assessed assessed, Function<String, MigrationLevelView> view) {
        return assessed.codes().stream().map(view).toList();
    }

    private static List<MigrationCellView> cells(TierMigration migration, Assessed from, Assessed to) {
        return from.codes().stream()
                .flatMap(left ->
                        to.codes().stream().map(reached -> MigrationCellView.of(migration, new Cell(left, reached))))
                .toList();
    }
}
