package dev.kequn.tier.graphql;

import dev.kequn.tier.movement.MigrationGroup.Moving;
import dev.kequn.tier.movement.Movement;
import dev.kequn.tier.movement.TierMigration;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

@Name("TierMigrationSummaries")
@Description("The movements in all; null where one is hidden from the caller.")
public record MigrationSummariesView(
        @Description("To a higher rank.") @Nullable MigrationSummaryView up,
        @Description("To a lower rank.") @Nullable MigrationSummaryView down,
        @Description("The same rank in both assessments.") @Nullable MigrationSummaryView stayed,
        @Name("new") @Description("In the later assessment only.") @Nullable MigrationSummaryView newcomers,
        @Description("In the earlier assessment only.") @Nullable MigrationSummaryView lost) {

    static MigrationSummariesView of(TierMigration migration) {
        return new MigrationSummariesView(
                summary(migration, Movement.UP),
                summary(migration, Movement.DOWN),
                summary(migration, Movement.STAYED),
                summary(migration, Movement.NEW),
                summary(migration, Movement.LOST));
    }

    private static @Nullable MigrationSummaryView summary(TierMigration migration, Movement movement) {
        return MigrationSummaryView.of(migration.of(new Moving(movement)));
    }
}
