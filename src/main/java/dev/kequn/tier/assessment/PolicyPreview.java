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

    /** What moves in one branch: customers and the sums of their AUM and loans, up and down the composite ladder. */
    public record Movement(long customers, long up, long upMoney, long down, long downMoney) {}
}
