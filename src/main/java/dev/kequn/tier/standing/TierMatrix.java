package dev.kequn.tier.standing;

import dev.kequn.tier.assessment.TierRun;
import dev.kequn.tier.policy.TierPolicy;
import java.time.LocalDate;
import java.util.List;

/** Composite × service at one date: every cell of the policy, empty ones too; each customer in exactly one. */
public record TierMatrix(TierRun run, TierPolicy policy, LocalDate on, List<Cell> cells) {
    /** Customers with these two levels and the sums of their averages, in minor units. */
    public record Cell(String compositeLevel, String serviceLevel, long customers, long aum, long loan) {}

    public long population() {
        return cells.stream().mapToLong(Cell::customers).sum();
    }
}
