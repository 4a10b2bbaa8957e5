package dev.kequn.offer.live;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** What was learnt of the live offers, as this process read it last. */
@ApplicationScoped
public class LiveEvidence {
    private static final String READ =
            """
            SELECT e.offer_id, e.peer_group, sum(e.shown)::bigint AS shown, sum(e.accepted)::bigint AS accepted
            FROM offer o JOIN offer_evidence e USING (offer_id) WHERE o.state = 'LIVE'
            GROUP BY e.offer_id, e.peer_group""";

    private final Pool pool;
    private volatile Evidence evidence = Evidence.NONE;

    LiveEvidence(Pool pool) {
        this.pool = pool;
    }

    public Evidence current() {
        return evidence;
    }

    /** Reads it anew; what was kept stays where that fails. */
    public Uni<Evidence> reread() {
        return pool.preparedQuery(READ)
                .execute()
                .map(rows -> {
                    Map<Long, Map<String, Tally>> byGroup = new HashMap<>();
                    rows.forEach(row -> byGroup.computeIfAbsent(row.getLong("offer_id"), id -> new HashMap<>())
                            .put(
                                    row.getString("peer_group"),
                                    new Tally(row.getLong("shown"), row.getLong("accepted"))));
                    return new Evidence(byGroup);
                })
                .invoke(read -> evidence = read);
    }
}
