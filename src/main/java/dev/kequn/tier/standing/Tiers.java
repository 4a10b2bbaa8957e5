package dev.kequn.tier.standing;

import dev.kequn.platform.time.BusinessTime;
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
    private static final String CURRENT = "SELECT " + Tier.COLUMNS + ", " + ServiceTier.COLUMNS
            + " FROM tier_assessment assessed JOIN tier_run run USING (run_id)" + StandingSql.override("$2")
            + " WHERE assessed.customer_id = ANY ($1) AND assessed.run_id = " + StandingSql.IN_FORCE;

    private static final String HISTORY = "SELECT " + Tier.COLUMNS
            + """
             FROM tier_assessment assessed JOIN tier_run run USING (run_id)
            WHERE assessed.customer_id = ANY ($1) AND run.completed_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM tier_run n WHERE n.completed_at IS NOT NULL AND n.revision > run.revision
                                AND n.period_start = run.period_start AND n.period_end = run.period_end)
            ORDER BY assessed.customer_id, run.period_end DESC, run.period_start""";

    private final BusinessTime time;
    private final Pool pool;

    Tiers(BusinessTime time, Pool pool) {
        this.time = time;
        this.pool = pool;
    }

    /** Where each of these customers stands on the business date; no entry for one who is not in the assessment in force. */
    public Uni<Map<Long, Standing>> current(Collection<Long> customerIds) {
        return pool.preparedQuery(CURRENT)
                .execute(Tuple.of(customerIds.toArray(Long[]::new), time.today()))
                .map(rows -> {
                    Map<Long, Standing> standings = new HashMap<>();
                    rows.forEach(row -> standings.put(row.getLong("customer_id"), Standing.of(row)));
                    return standings;
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
