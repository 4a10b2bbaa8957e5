package dev.kequn.tier.assessment;

import static dev.kequn.tier.TierChangeReason.BALANCE;
import static dev.kequn.tier.TierChangeReason.FIRST;
import static dev.kequn.tier.TierChangeReason.FLOOR;
import static dev.kequn.tier.TierChangeReason.GRACE;
import static dev.kequn.tier.TierChangeReason.ONE_LEVEL;

import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.policy.Downgrade;
import dev.kequn.tier.policy.DowngradeRule;

/**
 * Where a period leaves a customer on the ladder, and why. Ranks count from 1.
 *
 * @param missedPeriods periods in a row, this one included, in which the balances missed the rank he still holds
 */
public record LevelStep(int rank, int missedPeriods, TierChangeReason reason) {
    /**
     * The step from one period to the next.
     *
     * @param reached rank the balances reach
     * @param held rank held before; 0 for a customer who was never assessed
     * @param missed periods in a row in which the balances had missed it already
     * @param floor rank below which the customer does not fall; 0 for none
     */
    public static LevelStep of(int reached, int held, int missed, Downgrade downgrade, int floor) {
        if (held == 0) {
            return new LevelStep(reached, 0, FIRST);
        }
        if (reached >= held) {
            return new LevelStep(reached, 0, BALANCE);
        }
        int misses = missed + 1;
        if (misses <= downgrade.gracePeriods()) {
            return new LevelStep(held, misses, GRACE);
        }
        int fallen = downgrade.rule() == DowngradeRule.ONE_LEVEL ? held - 1 : reached;
        int stop = Math.min(floor, held);
        if (stop > fallen) {
            return new LevelStep(stop, stop == held ? misses : 0, FLOOR);
        }
        return new LevelStep(fallen, 0, fallen > reached ? ONE_LEVEL : BALANCE);
    }
}
