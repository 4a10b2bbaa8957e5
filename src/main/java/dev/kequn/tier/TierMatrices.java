package dev.kequn.tier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the matrix of an assessment. */
@ApplicationScoped
public class TierMatrices {
    private static final String RUN = "SELECT " + TierRun.COLUMNS
            + " FROM tier_run WHERE completed_at IS NOT NULL AND period_end <= $1 "
            + "ORDER BY period_end DESC, revision DESC LIMIT 1";

    private static final String CELLS =
            """
            SELECT composite_level, service_level, count(*) AS customers,
                   sum(average_aum)::bigint AS aum, sum(average_loan)::bigint AS loan
            FROM tier_assessment WHERE run_id = $1 GROUP BY composite_level, service_level""";

    private final TierPolicies policies;
    private final Pool pool;

    TierMatrices(TierPolicies policies, Pool pool) {
        this.policies = policies;
        this.pool = pool;
    }

    /** The matrix of the last completed assessment whose period had ended by {@code on}; null before the first. */
    public Uni<@Nullable TierMatrix> on(LocalDate on) {
        return pool.preparedQuery(RUN).execute(Tuple.of(on.plusDays(1))).chain(rows -> rows.rowCount() == 0
                ? Uni.createFrom().nullItem()
                : count(TierRun.of(rows.iterator().next()), on));
    }

    private Uni<TierMatrix> count(TierRun run, LocalDate on) {
        return policies.byId(Set.of(run.policyId()))
                .map(found -> found.get(run.policyId()))
                .chain(policy -> pool.preparedQuery(CELLS)
                        .execute(Tuple.of(run.runId()))
                        .map(rows -> {
                            Map<String, TierMatrix.Cell> filled = new HashMap<>();
                            rows.forEach(row -> filled.put(
                                    row.getString("composite_level") + "/" + row.getString("service_level"),
                                    new TierMatrix.Cell(
                                            row.getString("composite_level"),
                                            row.getString("service_level"),
                                            row.getLong("customers"),
                                            row.getLong("aum"),
                                            row.getLong("loan"))));
                            return new TierMatrix(run, policy, on, cells(policy, filled));
                        }));
    }

    private static List<TierMatrix.Cell> cells(TierPolicy policy, Map<String, TierMatrix.Cell> filled) {
        List<TierMatrix.Cell> cells = new ArrayList<>();
        for (TierLevel composite : policy.levels()) {
            for (TierLevel service : policy.levels()) {
                cells.add(filled.getOrDefault(
                        composite.code() + "/" + service.code(),
                        new TierMatrix.Cell(composite.code(), service.code(), 0, 0, 0)));
            }
        }
        return cells;
    }
}
