package dev.kequn.campaign.definition;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.access.VersionState;
import dev.kequn.campaign.CampaignJobs;
import dev.kequn.job.JobQueue;
import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What becomes of versions that were submitted. */
@ApplicationScoped
public class CampaignApprovals {
    private final CampaignRepository campaigns;
    private final VersionRepository versions;
    private final CampaignReferences references;
    private final RunningRound round;
    private final Approvals approvals;
    private final CampaignTrail trail;
    private final JobQueue queue;

    CampaignApprovals(
            CampaignRepository campaigns,
            VersionRepository versions,
            CampaignReferences references,
            RunningRound round,
            Approvals approvals,
            CampaignTrail trail,
            JobQueue queue) {
        this.campaigns = campaigns;
        this.versions = versions;
        this.references = references;
        this.round = round;
        this.approvals = approvals;
        this.trail = trail;
        this.queue = queue;
    }

    /**
     * Puts a submitted version in force: newcomers are bound to it, a live round gets its budget, stock and last day.
     *
     * @param version the version the caller has read
     * @param revision its revision
     * @throws Refusal {@link CampaignRefusal#UNKNOWN_CAMPAIGN}, {@link CampaignRefusal#WRONG_STATE},
     *     {@link CampaignRefusal#CHANGED_SINCE_SUBMISSION}, {@link CampaignRefusal#UNKNOWN_REFERENCE},
     *     {@link CampaignRefusal#SELF_APPROVAL}, {@link CampaignRefusal#NOT_SUBMITTED},
     *     {@link CampaignRefusal#BELOW_USE}
     */
    @WithTransaction
    public Uni<CampaignChange> approve(Caller caller, String code, int version, int revision) {
        return references
                .hold()
                .chain(() -> campaigns.locked(code))
                .invoke(Campaign::expectNotEnded)
                .chain(campaign -> versions.requireOpen(campaign)
                        .invoke(open -> open.expectSubmitted(version, revision))
                        .call(open -> references.check(open.content()))
                        .call(open -> approvals
                                .approve(
                                        caller,
                                        CampaignTrail.SUBJECT,
                                        Long.toString(open.id()),
                                        open.toApprove(campaign.code()))
                                .onFailure(Refusal.class)
                                .transform(ApprovalRefusal.as(CampaignRefusal.class, "code")))
                        .call(() -> replace(campaign))
                        .invoke(CampaignVersion::approve)
                        .invoke(campaign::follow)
                        .call(versions::flush)
                        .call(open -> round.follow(campaign, open.content()))
                        .call(open ->
                                trail.written(caller, "campaignApprove", campaign, open, VersionState.SUBMITTED, null))
                        .call(() -> campaign.state() == CampaignState.LIVE
                                ? queue.enqueueNow(CampaignJobs.DAY, CampaignJobs.scope(code), caller)
                                : Uni.createFrom().voidItem())
                        .map(open -> new CampaignChange(campaign, open)));
    }

    /** Before the next is put in force: the database allows one at a time. */
    private Uni<Void> replace(Campaign campaign) {
        return campaign.inForce() == null
                ? Uni.createFrom().voidItem()
                : versions.findById(campaign.inForce())
                        .invoke(CampaignVersion::replace)
                        .call(versions::flush)
                        .replaceWithVoid();
    }

    /**
     * Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes it back.
     *
     * @throws Refusal {@link CampaignRefusal#UNKNOWN_CAMPAIGN}, {@link CampaignRefusal#WRONG_STATE},
     *     {@link CampaignRefusal#NOT_SUBMITTED}, {@link CampaignRefusal#INVALID_REASON}
     */
    @WithTransaction
    public Uni<CampaignChange> reject(Caller caller, String code, String reason) {
        Reason.check(reason, CampaignRefusal.INVALID_REASON);
        return campaigns.locked(code).chain(campaign -> versions.requireOpen(campaign)
                .invoke(CampaignVersion::reopen)
                .call(open -> approvals
                        .sendBack(caller, CampaignTrail.SUBJECT, Long.toString(open.id()), reason)
                        .onFailure(Refusal.class)
                        .transform(ApprovalRefusal.as(CampaignRefusal.class, "code")))
                .call(open -> trail.written(caller, "campaignReject", campaign, open, VersionState.SUBMITTED, reason))
                .map(open -> new CampaignChange(campaign, open)));
    }
}
