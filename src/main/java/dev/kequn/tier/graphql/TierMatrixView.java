package dev.kequn.tier.graphql;

import dev.kequn.access.SmallCells;
import dev.kequn.customer.Quadrant;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.standing.TierMatrix;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierMatrix")
@Description("Composite × service tier: every customer of the assessment in exactly one cell.")
public record TierMatrixView(
        @NonNull @Description("The period assessed, such as 2026-Q2.") String period,
        @Description("Customers in all; the cells sum to it. Null where it would tell the caller a small cell.")
                @Nullable
                Integer population,
        @NonNull @Description("The policy applied.") TierPolicyView policy,
        @NonNull @Description("Every cell, empty ones too, in order of composite and then service rank.")
                List<@NonNull CellView> cells) {

    @Name("TierMatrixCell")
    @Description("Customers with one composite and one service level.")
    public record CellView(
            @NonNull @Description("Composite level.") TierLevelView composite,
            @NonNull @Description("Service level.") TierLevelView service,
            @NonNull @Description("The quadrant the cell lies in.") Quadrant quadrant,
            @Description("How many customers; null where the cell is hidden from the caller.") @Nullable
                    Integer customers,
            @Description("Sum of their average AUM; null where the cell is hidden from the caller.") @Nullable
                    Decimal aum,
            @Description("Sum of their average loans; null where the cell is hidden from the caller.") @Nullable
                    Decimal loan) {}

    private static final String POPULATION = "population";

    /** The matrix without the content of small cells, and of as many others as would tell them. */
    static TierMatrixView of(TierMatrix matrix, int smallest) {
        Set<Object> hidden = hidden(matrix, smallest);
        return new TierMatrixView(
                matrix.run().period(),
                hidden.contains(POPULATION) ? null : Math.toIntExact(matrix.population()),
                TierPolicyView.of(matrix.policy()),
                matrix.cells().stream()
                        .map(cell -> cell(matrix, cell, hidden.contains(cell)))
                        .toList());
    }

    private static Set<Object> hidden(TierMatrix matrix, int smallest) {
        SmallCells<Object> groups = new SmallCells<>(smallest);
        matrix.cells().forEach(cell -> groups.group(cell, cell.customers()));
        groups.group(POPULATION, matrix.population());
        groups.sum(POPULATION, matrix.cells());
        return groups.hidden();
    }

    private static CellView cell(TierMatrix matrix, TierMatrix.Cell cell, boolean hidden) {
        return new CellView(
                TierLevelView.of(matrix.policy().level(cell.compositeLevel())),
                TierLevelView.of(matrix.policy().level(cell.serviceLevel())),
                matrix.policy().quadrant(cell.compositeLevel(), cell.serviceLevel()),
                hidden ? null : Math.toIntExact(cell.customers()),
                hidden ? null : Decimal.ofMinor(cell.aum()),
                hidden ? null : Decimal.ofMinor(cell.loan()));
    }
}
