package dev.kequn.campaign.definition;

import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Versions of campaigns in the database. */
@ApplicationScoped
class VersionRepository implements PanacheRepository<CampaignVersion> {
    private static final Set<VersionState> OPEN = Set.of(VersionState.DRAFT, VersionState.SUBMITTED);

    /** Customers of a round stay bound to the version they came under. */
    private static final String BINDING =
            """
            SELECT v.version_id FROM campaign_version v JOIN campaign c USING (campaign_id)
            WHERE c.state <> 'ENDED' AND (v.state = 'APPROVED' OR v.state = 'REPLACED' AND EXISTS (
                SELECT FROM campaign_round r WHERE r.campaign_id = v.campaign_id AND r.state = 'LIVE'))""";

    /** The one that is being written or waits for approval; null when none is. */
    Uni<@Nullable CampaignVersion> open(Campaign campaign) {
        return find("campaignId = ?1 and state in ?2", campaign.id(), OPEN).firstResult();
    }

    /** @throws Refusal {@link CampaignRefusal#WRONG_STATE} */
    Uni<CampaignVersion> requireOpen(Campaign campaign) {
        return open(campaign)
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(
                        CampaignRefusal.WRONG_STATE, "code", "No version of the campaign is being written"));
    }

    /** Every version of these campaigns, the last first. */
    Uni<List<CampaignVersion>> of(Collection<Long> campaignIds) {
        return list("campaignId in ?1 order by version desc", campaignIds);
    }

    /** Every version that newcomers are, or somebody in a live round may be, bound to. */
    Uni<List<CampaignVersion>> binding() {
        return getSession()
                .chain(session -> session.createNativeQuery(BINDING, Long.class).getResultList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.<CampaignVersion>of())
                        : list("id in ?1 order by id", ids));
    }
}
