package dev.kequn.campaign.result;

import dev.kequn.platform.statistics.Proportion;

/**
 * What became of customers of an arm.
 *
 * @param aum change of the average AUM of those who could be measured, in minor units
 * @param holdings change of the number of open holdings of the same
 */
public record ArmOutcome(Proportion conversions, Sample aum, Sample holdings) {
    static final ArmOutcome NONE = new ArmOutcome(Proportion.NONE, Sample.NONE, Sample.NONE);

    ArmOutcome plus(ArmOutcome other) {
        return new ArmOutcome(conversions.plus(other.conversions), aum.plus(other.aum), holdings.plus(other.holdings));
    }

    /** Customers enrolled. */
    public long customers() {
        return conversions.of();
    }

    /** Those whose money can be measured. */
    public long measured() {
        return aum.count();
    }
}
