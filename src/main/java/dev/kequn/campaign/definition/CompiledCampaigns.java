package dev.kequn.campaign.definition;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Approved versions with their conditions, each compiled once: they never change. */
@ApplicationScoped
public class CompiledCampaigns {
    private final CampaignVersions versions;
    private final CampaignConditions conditions;
    private final Map<Long, CompiledCampaign> compiled = new ConcurrentHashMap<>();

    CompiledCampaigns(CampaignVersions versions, CampaignConditions conditions) {
        this.versions = versions;
        this.conditions = conditions;
    }

    /** By version id; all of them approved once, and seen by every transaction. */
    public Uni<Map<Long, CompiledCampaign>> of(Collection<Long> versionIds) {
        return versions.approved(versionIds).map(contents -> {
            Map<Long, CompiledCampaign> found = new LinkedHashMap<>();
            contents.forEach((id, content) -> found.put(
                    id, compiled.computeIfAbsent(id, fresh -> new CompiledCampaign(content, conditions.of(content)))));
            return found;
        });
    }
}
