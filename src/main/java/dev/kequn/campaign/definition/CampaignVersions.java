package dev.kequn.campaign.definition;

import dev.kequn.platform.db.Reads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What approved versions say, kept in memory: they never change. */
@ApplicationScoped
public class CampaignVersions {
    private final VersionRepository versions;
    private final Reads reads;
    private final Map<Long, CampaignContent> approved = new ConcurrentHashMap<>();

    CampaignVersions(VersionRepository versions, Reads reads) {
        this.versions = versions;
        this.reads = reads;
    }

    /** By version id; all of them approved once, and seen by every transaction. */
    public Uni<Map<Long, CampaignContent>> approved(Collection<Long> ids) {
        List<Long> unknown =
                ids.stream().distinct().filter(id -> !approved.containsKey(id)).toList();
        Uni<?> known = unknown.isEmpty()
                ? Uni.createFrom().voidItem()
                : reads.inSession(() -> versions.list("id in ?1", unknown))
                        .invoke(found -> found.forEach(one -> approved.put(one.id(), one.content())));
        return known.replaceWith(
                () -> ids.stream().distinct().collect(Collectors.toMap(Function.identity(), approved::get)));
    }
}
