package dev.kequn.tier.standing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tiers of customers, now and before; only completed assessments are seen. */
@ApplicationScoped
public class Tiers {
    private static final String COLUMNS =
            """
            SELECT a.customer_id, r.policy_id, r.period, r.period_end, r.completed_at, a.composite_level,
                   a.service_level, a.service_source, a.average_aum, a.average_loan
            FROM tier_assessment a JOIN tier_run r USING (run_id)
            """;

    /** The id of the assessment in force: of the last period that has one, its last revision. */
    static final String IN_FORCE =
            """
            (SELECT run_id FROM tier_run WHERE completed_at IS NOT NULL
             ORDER BY period_end DESC, revision DESC LIMIT 1)""";

    private static final String CURRENT = COLUMNS + "WHERE a.customer_id = ANY ($1) AND a.run_id = " + IN_FORCE;

    private static final String HISTORY = COLUMNS
            + """
            WHERE a.customer_id = ANY ($1) AND r.completed_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM tier_run n WHERE n.completed_at IS NOT NULL AND n.revision > r.revision
                                AND n.period_start = r.period_start AND n.period_end = r.period_end)
            ORDER BY a.customer_id, r.period_end DESC, r.period_start""";

    private final Pool pool;

    Tiers(Pool pool) {
        this.pool = pool;
    }

    /** The tier of each of these customers; without an entry for one who is not in the assessment in force. */
    public Uni<Map<Long, Tier>> current(Collection<Long> customerIds) {
        return pool.preparedQuery(CURRENT)
                .execute(Tuple.of(customerIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Tier> tiers = new HashMap<>();
                    rows.forEach(row -> tiers.put(row.getLong("customer_id"), Tier.of(row)));
                    return tiers;
                });
    }

    /** What every period found for each of these customers, the last period first, its last revision only. */
    public Uni<Map<Long, List<Tier>>> history(Collection<Long> customerIds) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(customerIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, List<Tier>> tiers = new HashMap<>();
                    rows.forEach(row -> tiers.computeIfAbsent(row.getLong("customer_id"), id -> new ArrayList<>())
                            .add(Tier.of(row)));
                    return tiers;
                });
    }
}
