package dev.kequn.tier.assessment;

import dev.kequn.tier.PeriodKind;
import dev.kequn.tier.policy.TierPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who would stand where if a policy had been applied, beside what an assessment found; by the rule's service tier, without
 * overrides. Every customer of either side is in exactly one composite and one service cell.
 *
 * @param compared the assessment it is compared with, under its own policy
 * @param period the period the preview looked at; another than the assessment's where the policies' periods differ
 */
public record PolicyPreview(
        TierRun compared,
        TierPolicy before,
        TierPolicy policy,
        PeriodKind.Period period,
        List<Cell> composite,
        List<Cell> service,
        Map<String, Movement> branches) {

    /**
     * Customers with one level before and one after, and the sums of their averages in minor units, as the preview found
     * them; of those it did not find, as the assessment did.
     *
     * @param from null for a customer the assessment does not have
     * @param to null for one the preview does not have
     */
    public record Cell(@Nullable String from, @Nullable String to, long customers, long aum, long loan) {}

    /** Customers and the sums of their AUM and loans, in minor units. */
    public record Group(long customers, long money) {}

    /** What moves in one branch on the composite ladder. */
    public record Movement(long customers, Group up, Group down) {}

    /** Customers in the preview. */
    public long population() {
        return composite.stream()
                .filter(cell -> cell.to() != null)
                .mapToLong(Cell::customers)
                .sum();
    }

    public Group up() {
        return sum(1);
    }

    public Group down() {
        return sum(-1);
    }

    /** 1 for a composite cell that rises, −1 for one that falls, 0 for those who stay, come or go. */
    public int step(Cell cell) {
        if (cell.from() == null || cell.to() == null) {
            return 0;
        }
        return Integer.signum(policy.level(cell.to()).rank() - policy.rank(cell.from(), before));
    }

    private Group sum(int step) {
        List<Cell> moved = composite.stream().filter(cell -> step(cell) == step).toList();
        return new Group(
                moved.stream().mapToLong(Cell::customers).sum(),
                moved.stream().mapToLong(cell -> cell.aum() + cell.loan()).sum());
    }
}
