package dev.kequn.campaign.definition;

/** A campaign, and the version that something was done with. */
public record CampaignChange(Campaign campaign, CampaignVersion version) {}
