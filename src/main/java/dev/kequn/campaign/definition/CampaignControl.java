package dev.kequn.campaign.definition;

import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.campaign.CampaignJobs;
import dev.kequn.job.JobQueue;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Starts, holds and ends campaigns; what follows for customers is done by the job of the day, which is put in line. */
@ApplicationScoped
public class CampaignControl {
    private final CampaignRepository campaigns;
    private final VersionRepository versions;
    private final CampaignTrail trail;
    private final JobQueue queue;
    private final BusinessTime time;

    CampaignControl(
            CampaignRepository campaigns,
            VersionRepository versions,
            CampaignTrail trail,
            JobQueue queue,
            BusinessTime time) {
        this.campaigns = campaigns;
        this.versions = versions;
        this.trail = trail;
        this.queue = queue;
        this.time = time;
    }

    /**
     * Begins a campaign, or has a paused one go on.
     *
     * @throws Refusal {@link CampaignRefusal#UNKNOWN_CAMPAIGN}, {@link CampaignRefusal#WRONG_STATE}
     */
    @WithTransaction
    public Uni<CampaignChange> launch(Caller caller, String code) {
        return moved(
                        caller,
                        "campaignLaunch",
                        code,
                        null,
                        (campaign, version) ->
                                campaign.launch(version.content().terms().pilotShare() != null, now()))
                .call(() -> dayOf(caller, code));
    }

    /**
     * Has the whole audience enrolled after the pilot.
     *
     * @throws Refusal {@link CampaignRefusal#UNKNOWN_CAMPAIGN}, {@link CampaignRefusal#WRONG_STATE}
     */
    @WithTransaction
    public Uni<CampaignChange> rollOut(Caller caller, String code) {
        return moved(caller, "campaignRollOut", code, null, (campaign, version) -> campaign.rollOut())
                .call(() -> dayOf(caller, code));
    }

    /** @throws Refusal {@link CampaignRefusal#UNKNOWN_CAMPAIGN}, {@link CampaignRefusal#WRONG_STATE} */
    @WithTransaction
    public Uni<CampaignChange> pause(Caller caller, String code) {
        return moved(caller, "campaignPause", code, null, (campaign, version) -> campaign.pause());
    }

    /**
     * Ends a campaign for good, and with it its round.
     *
     * @throws Refusal {@link CampaignRefusal#UNKNOWN_CAMPAIGN}, {@link CampaignRefusal#WRONG_STATE},
     *     {@link CampaignRefusal#INVALID_REASON}
     */
    @WithTransaction
    public Uni<CampaignChange> end(Caller caller, String code, String reason) {
        Reason.check(reason, CampaignRefusal.INVALID_REASON);
        return moved(caller, "campaignEnd", code, reason, (campaign, version) -> campaign.end(now(), reason))
                .call(() -> dayOf(caller, code));
    }

    private Uni<CampaignChange> moved(
            Caller caller,
            String action,
            String code,
            @Nullable String reason,
            BiConsumer<Campaign, CampaignVersion> move) {
        return campaigns.locked(code).chain(campaign -> inForce(campaign)
                .call(version -> {
                    JsonObject before = CampaignTrail.standing(campaign);
                    move.accept(campaign, version);
                    return trail.moved(caller, action, campaign, before, reason);
                })
                .map(version -> new CampaignChange(campaign, version)));
    }

    private Uni<CampaignVersion> inForce(Campaign campaign) {
        Long inForce = campaign.inForce();
        if (inForce == null) {
            throw new Refusal(CampaignRefusal.WRONG_STATE, "code", "No version of the campaign was ever approved");
        }
        return versions.findById(inForce);
    }

    private Uni<Void> dayOf(Caller caller, String code) {
        return queue.enqueueNow(CampaignJobs.DAY, CampaignJobs.scope(code), caller);
    }

    private Instant now() {
        return time.now().toInstant();
    }
}
