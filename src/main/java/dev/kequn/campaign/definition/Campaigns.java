package dev.kequn.campaign.definition;

import dev.kequn.platform.db.Reads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads campaigns and their versions. */
@ApplicationScoped
public class Campaigns {
    private final CampaignRepository campaigns;
    private final VersionRepository versions;
    private final Reads reads;

    Campaigns(CampaignRepository campaigns, VersionRepository versions, Reads reads) {
        this.campaigns = campaigns;
        this.versions = versions;
        this.reads = reads;
    }

    /** Up to {@code count} campaigns whose codes come after {@code after}, in order of code. */
    public Uni<List<Campaign>> page(CampaignFilter filter, String after, int count) {
        return reads.inSession(() -> campaigns
                .find(
                        filter.query() + " and code > :after order by code",
                        filter.parameters().and("after", after))
                .page(0, count)
                .list());
    }

    /** The campaign; null when there is none. */
    public Uni<@Nullable Campaign> byCode(String code) {
        return reads.inSession(() -> campaigns.find("code", code).firstResult());
    }

    /** By id; without those that there are not. */
    public Uni<Map<Long, Campaign>> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : reads.inSession(() -> campaigns.list("id in ?1", ids))
                        .map(found -> found.stream().collect(Collectors.toMap(Campaign::id, Function.identity())));
    }

    /** Every version of these campaigns by campaign, the last first. */
    public Uni<Map<Long, List<CampaignVersion>>> versionsOf(Collection<Long> campaignIds) {
        return reads.inSession(() -> versions.of(campaignIds))
                .map(found -> found.stream().collect(Collectors.groupingBy(CampaignVersion::campaignId)));
    }
}
