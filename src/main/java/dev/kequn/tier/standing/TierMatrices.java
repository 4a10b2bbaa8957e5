package dev.kequn.tier.standing;

import dev.kequn.tier.assessment.TierRun;
import dev.kequn.tier.assessment.TierRuns;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
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

/** Counts the matrix of an assessment and the overrides of a day. */
@ApplicationScoped
public class TierMatrices {
    /** Overrides are few: everyone is counted where the rules put him, and the few are moved. */
    private static final String CELLS =
            """
            WITH moved AS MATERIALIZED (
                SELECT assessed.composite_level, assessed.service_level, held.level, assessed.average_aum AS aum,
                       assessed.average_loan AS loan
                FROM tier_assessment assessed JOIN tier_run run USING (run_id)"""
                    + StandingSql.override("$2")
                    + """
                WHERE assessed.run_id = $1 AND held.level IS NOT NULL)
            SELECT composite_level, service_level, sum(customers)::bigint AS customers, sum(aum)::bigint AS aum,
                   sum(loan)::bigint AS loan
            FROM (SELECT composite_level, service_level, count(*) AS customers, sum(average_aum) AS aum,
                         sum(average_loan) AS loan
                  FROM tier_assessment WHERE run_id = $1 GROUP BY composite_level, service_level
                  UNION ALL SELECT composite_level, service_level, -1, -aum, -loan FROM moved
                  UNION ALL SELECT composite_level, level, 1, aum, loan FROM moved) counted
            GROUP BY composite_level, service_level""";

    private final TierRuns runs;
    private final TierPolicies policies;
    private final Pool pool;

    TierMatrices(TierRuns runs, TierPolicies policies, Pool pool) {
        this.runs = runs;
        this.policies = policies;
        this.pool = pool;
    }

    /**
     * The matrix of the last completed assessment whose period had ended by {@code on}, with the overrides in force on
     * that day; null before the first.
     */
    public Uni<@Nullable TierMatrix> on(LocalDate on) {
        return runs.inForceOn(on).chain(run -> run == null ? Uni.createFrom().nullItem() : count(run, on));
    }

    private Uni<TierMatrix> count(TierRun run, LocalDate on) {
        return policies.byId(Set.of(run.policyId()))
                .map(found -> found.get(run.policyId()))
                .chain(policy -> pool.preparedQuery(CELLS)
                        .execute(Tuple.of(run.runId(), on))
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
