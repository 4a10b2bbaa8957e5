package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.round.RoundFunds;
import dev.kequn.campaign.round.Withheld;
import org.jspecify.annotations.Nullable;

/**
 * What a completed step gave.
 *
 * @param cost of it, in minor units
 * @param withheld why something that it promises was not given
 */
record Gift(@Nullable Long points, @Nullable String reward, long cost, @Nullable Withheld withheld) {
    static final Gift NONE = new Gift(null, null, 0, null);

    static Gift promised(CampaignStep step, long cost) {
        return new Gift(step.points(), step.reward(), cost, null);
    }

    static Gift withheld(Withheld reason) {
        return new Gift(null, null, 0, reason);
    }

    Gift withoutPoints(long costOfPoints) {
        return new Gift(null, reward, cost - costOfPoints, Withheld.POINTS_REFUSED);
    }

    Gift withoutReward(long costOfReward) {
        return new Gift(points, null, cost - costOfReward, Withheld.REWARD_UNAVAILABLE);
    }

    boolean empty() {
        return points == null && reward == null;
    }

    static RoundFunds.Place place(PastStep step) {
        return new RoundFunds.Place(step.key().roundId(), step.step().code());
    }
}
