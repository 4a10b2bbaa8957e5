package dev.kequn.campaign.definition;

import dev.kequn.access.Approvals;
import dev.kequn.access.Caller;
import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Campaigns as they are written and submitted. */
@ApplicationScoped
public class CampaignDesk {
    private final CampaignRepository campaigns;
    private final VersionRepository versions;
    private final CampaignReferences references;
    private final Approvals approvals;
    private final CampaignTrail trail;

    CampaignDesk(
            CampaignRepository campaigns,
            VersionRepository versions,
            CampaignReferences references,
            Approvals approvals,
            CampaignTrail trail) {
        this.campaigns = campaigns;
        this.versions = versions;
        this.references = references;
        this.approvals = approvals;
        this.trail = trail;
    }

    /**
     * Writes the next version of a campaign down, or rewrites the one that is being written as its next revision. The
     * campaign is made with its first.
     *
     * @throws Refusal {@link CampaignRefusal#INVALID_CAMPAIGN}, {@link ConditionRefusal},
     *     {@link CampaignRefusal#UNKNOWN_REFERENCE}, {@link CampaignRefusal#WRONG_STATE}
     */
    @WithTransaction
    public Uni<CampaignChange> draft(Caller caller, String code, CampaignContent content) {
        CampaignCheck.check(code, content);
        return references
                .check(content)
                .chain(() -> campaigns.made(code))
                .invoke(Campaign::expectNotEnded)
                .chain(campaign -> versions.open(campaign).chain(open -> {
                    CampaignVersion draft =
                            open == null ? new CampaignVersion(campaign, content, caller) : open.rewrite(content);
                    VersionState before = open == null ? null : VersionState.DRAFT;
                    return versions.persistAndFlush(draft)
                            .call(() -> trail.written(caller, "campaignDraft", campaign, draft, before, null))
                            .map(written -> new CampaignChange(campaign, written));
                }));
    }

    /** @throws Refusal {@link CampaignRefusal#UNKNOWN_CAMPAIGN}, {@link CampaignRefusal#WRONG_STATE} */
    @WithTransaction
    public Uni<CampaignChange> submit(Caller caller, String code) {
        return campaigns.locked(code).invoke(Campaign::expectNotEnded).chain(campaign -> versions.requireOpen(campaign)
                .invoke(CampaignVersion::submit)
                .call(open -> approvals.submit(
                        caller, CampaignTrail.SUBJECT, Long.toString(open.id()), open.toApprove(campaign.code())))
                .call(open -> trail.written(caller, "campaignSubmit", campaign, open, VersionState.DRAFT, null))
                .map(open -> new CampaignChange(campaign, open)));
    }
}
