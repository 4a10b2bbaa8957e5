package dev.kequn.campaign.definition;

import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;

/** The round that a campaign may have while another version comes in force. */
public interface RunningRound {
    /**
     * Gives it the version's budget, stock and last day; in the Panache transaction that puts the version in force, behind
     * the lock on the campaign.
     *
     * @throws Refusal {@link CampaignRefusal#BELOW_USE}
     */
    Uni<Void> follow(Campaign campaign, CampaignContent content);
}
