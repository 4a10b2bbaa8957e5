package dev.kequn.offer.definition;

import dev.kequn.campaign.definition.Campaign;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignState;
import dev.kequn.campaign.definition.CampaignVersions;
import dev.kequn.campaign.definition.Campaigns;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether there is such a campaign for an offer, and such a step in it. */
@ApplicationScoped
class OfferCampaigns {
    private final Campaigns campaigns;
    private final CampaignVersions versions;

    OfferCampaigns(Campaigns campaigns, CampaignVersions versions) {
        this.campaigns = campaigns;
        this.versions = versions;
    }

    /**
     * @param step null for any
     * @throws Refusal {@link OfferRefusal#UNKNOWN_REFERENCE} also for a campaign that is over
     */
    Uni<Void> expect(@Nullable String code, @Nullable String step) {
        return code == null
                ? Uni.createFrom().voidItem()
                : campaigns
                        .byCode(code)
                        .invoke(campaign -> expect(
                                campaign != null && campaign.state() != CampaignState.ENDED,
                                "campaign",
                                "No campaign that is not over has the code " + code))
                        .chain(campaign -> step == null ? Uni.createFrom().voidItem() : step(campaign, step));
    }

    private Uni<Void> step(Campaign campaign, String step) {
        Long inForce = campaign.inForce();
        return (inForce == null
                        ? Uni.createFrom().item(false)
                        : versions.approved(List.of(inForce)).map(found -> has(found.get(inForce), step)))
                .invoke(there -> expect(
                        there, "step", "%s has no step %s in its version in force".formatted(campaign.code(), step)))
                .replaceWithVoid();
    }

    private static boolean has(@Nullable CampaignContent content, String step) {
        return content != null
                && content.steps().stream().anyMatch(one -> one.code().equals(step));
    }

    private static void expect(boolean there, String field, String message) {
        if (!there) {
            throw new Refusal(OfferRefusal.UNKNOWN_REFERENCE, field, message);
        }
    }
}
