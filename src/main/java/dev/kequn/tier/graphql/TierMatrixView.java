package dev.kequn.tier.graphql;

import dev.kequn.customer.Quadrant;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.standing.TierMatrix;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierMatrix")
@Description("Composite × service tier: every customer of the assessment in exactly one cell.")
public record TierMatrixView(
        @NonNull @Description("The period assessed, such as 2026-Q2.") String period,
        @NonNull @Description("Customers in all; the cells sum to it.") Integer population,
        @NonNull @Description("The policy applied.") TierPolicyView policy,
        @NonNull @Description("Every cell, empty ones too, in order of composite and then service rank.")
                List<@NonNull CellView> cells) {

    @Name("TierMatrixCell")
    @Description("Customers with one composite and one service level.")
    public record CellView(
            @NonNull @Description("Composite level.") TierLevelView composite,
            @NonNull @Description("Service level.") TierLevelView service,
            @NonNull @Description("The quadrant the cell lies in.") Quadrant quadrant,
            @Description("How many customers; null where the cell is too small for the caller.") @Nullable
                    Integer customers,
            @Description("Sum of their average AUM; null where the cell is too small for the caller.") @Nullable
                    Decimal aum,
            @Description("Sum of their average loans; null where the cell is too small for the caller.") @Nullable
                    Decimal loan) {}

    /** The matrix; cells with fewer than {@code smallest} customers, but not empty ones, without their content. */
    static TierMatrixView of(TierMatrix matrix, int smallest) {
        return new TierMatrixView(
                matrix.run().period(),
                Math.toIntExact(matrix.population()),
                TierPolicyView.of(matrix.policy()),
                matrix.cells().stream()
                        .map(cell -> cell(matrix, cell, smallest))
                        .toList());
    }

    private static CellView cell(TierMatrix matrix, TierMatrix.Cell cell, int smallest) {
        boolean hidden = cell.customers() > 0 && cell.customers() < smallest;
        return new CellView(
                TierLevelView.of(matrix.policy().level(cell.compositeLevel())),
                TierLevelView.of(matrix.policy().level(cell.serviceLevel())),
                matrix.policy().quadrant(cell.compositeLevel(), cell.serviceLevel()),
                hidden ? null : Math.toIntExact(cell.customers()),
                hidden ? null : Decimal.ofMinor(cell.aum()),
                hidden ? null : Decimal.ofMinor(cell.loan()));
    }
}
