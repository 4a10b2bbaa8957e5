package dev.kequn.tier.graphql;

import dev.kequn.tier.standing.Standing;
import dev.kequn.tier.standing.Tiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets the fields of one request that show where the same customers stand share one read of it. */
@RequestScoped
class TiersInRequest {
    private final Tiers tiers;
    private final Map<List<Long>, Uni<Map<Long, Standing>>> reads = new ConcurrentHashMap<>();

    TiersInRequest(Tiers tiers) {
        this.tiers = tiers;
    }

    Uni<Map<Long, Standing>> of(List<Long> customerIds) {
        return reads.computeIfAbsent(
                customerIds, ids -> tiers.current(ids).memoize().indefinitely());
    }

    /** To be called before a change: the mutations of one request run one after the other, each with its fields. */
    void forget() {
        reads.clear();
    }
}
