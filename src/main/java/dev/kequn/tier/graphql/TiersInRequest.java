package dev.kequn.tier.graphql;

import dev.kequn.tier.standing.Tier;
import dev.kequn.tier.standing.Tiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets the fields of one request that show the same assessment of the same customers share one read of it. */
@RequestScoped
class TiersInRequest {
    private final Tiers tiers;
    private final Map<List<Long>, Uni<Map<Long, Tier>>> reads = new ConcurrentHashMap<>();

    TiersInRequest(Tiers tiers) {
        this.tiers = tiers;
    }

    Uni<Map<Long, Tier>> of(List<Long> customerIds) {
        return reads.computeIfAbsent(
                customerIds, ids -> tiers.current(ids).memoize().indefinitely());
    }
}
