package dev.kequn.tier.assessment;

import dev.kequn.job.JobRun;
import dev.kequn.tier.PeriodKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Writes the rows of {@code tier_run}, in the transactions of the job room. */
@ApplicationScoped
class TierRunStore {
    private static final String ADD =
            "INSERT INTO tier_run (run_id, period_start, period_end, period) VALUES ($1, $2, $3, $4)";

    private static final String FIX =
            """
            UPDATE tier_run
            SET policy_id = (SELECT policy_id FROM tier_policy
                             WHERE state = 'APPROVED' AND valid_from < tier_run.period_end
                             ORDER BY valid_from DESC LIMIT 1),
                previous_run_id = (SELECT p.run_id FROM tier_run p
                                   WHERE p.completed_at IS NOT NULL AND p.period_end <= tier_run.period_start
                                   ORDER BY p.period_end DESC, p.revision DESC LIMIT 1),
                base_run_id = (SELECT b.run_id FROM tier_run b
                               WHERE b.completed_at IS NOT NULL AND b.period_start = tier_run.period_start
                                 AND b.period_end = tier_run.period_end
                               ORDER BY b.revision DESC LIMIT 1)
            WHERE run_id = $1""";

    private static final String EARLIER_IN_LINE =
            """
            SELECT e.period FROM tier_run e JOIN job_run j USING (run_id)
            WHERE j.state IN ('QUEUED', 'RUNNING')
              AND e.period_end <= (SELECT period_start FROM tier_run WHERE run_id = $1)
            ORDER BY e.period_end LIMIT 1""";

    /** Runs of the room take turns, so nobody else counts at the same time. */
    private static final String COMPLETE =
            """
            UPDATE tier_run
            SET completed_at = clock_timestamp(), differences = $2,
                revision = (SELECT coalesce(max(r.revision) + 1, 0) FROM tier_run r
                            WHERE r.period_start = tier_run.period_start AND r.period_end = tier_run.period_end)
            WHERE run_id = $1""";

    private static final String CLOSE_UNCHANGED =
            "UPDATE tier_run SET unchanged_at = clock_timestamp(), differences = 0 WHERE run_id = $1";

    private static final String CANCELLED =
            """
            SELECT array_agg(c.run_id) FROM tier_run c JOIN job_run j USING (run_id)
            WHERE j.state = 'CANCELLED' AND c.completed_at IS NULL
              AND EXISTS (SELECT FROM tier_assessment a WHERE a.run_id = c.run_id)""";

    private static final String DISCARD = "SELECT discard_assessment(run) FROM unnest($1::bigint[]) run";

    Uni<Void> add(SqlConnection transaction, JobRun run, PeriodKind.Period period) {
        Tuple values =
                Tuple.of(run.runId(), period.window().from(), period.window().to(), period.name());
        return transaction.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    /**
     * Fixes what the run stands on: the policy in force on the period's last day and the runs it looks back on. What is
     * approved or completed later does not reach into a started run.
     */
    Uni<Void> fix(SqlConnection transaction, long runId) {
        return execute(transaction, FIX, runId);
    }

    /** Makes the place for the run's assessments. */
    Uni<Void> open(SqlConnection transaction, long runId) {
        return execute(transaction, "SELECT open_assessment($1)", runId);
    }

    /** Empties what cancelled runs have left. */
    Uni<Void> discardCancelled(SqlConnection transaction) {
        return transaction
                .query(CANCELLED)
                .execute()
                .map(rows -> rows.iterator().next().getArrayOfLongs(0))
                .chain(runs -> transaction.preparedQuery(DISCARD).execute(Tuple.of(runs)))
                .replaceWithVoid();
    }

    /** Makes the run visible, as its period's next revision. */
    Uni<Void> complete(SqlConnection transaction, long runId, long differences) {
        return transaction
                .preparedQuery(COMPLETE)
                .execute(Tuple.of(runId, differences))
                .chain(() -> execute(transaction, "SELECT analyze_assessment($1)", runId));
    }

    /** Closes a run that found nothing new; its assessments go. */
    Uni<Void> closeUnchanged(SqlConnection transaction, long runId) {
        return transaction
                .preparedQuery(DISCARD)
                .execute(Tuple.of(new Long[] {runId}))
                .chain(() -> execute(transaction, CLOSE_UNCHANGED, runId));
    }

    /** Customers noted as found otherwise than in the revision before. */
    Uni<Long> differences(SqlConnection transaction, long runId) {
        return transaction
                .preparedQuery("SELECT count(*) FROM tier_difference WHERE run_id = $1")
                .execute(Tuple.of(runId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The name of an earlier period whose assessment is still in line; its levels will be the ones held before. */
    Uni<@Nullable String> earlierInLine(SqlConnection transaction, long runId) {
        return transaction
                .preparedQuery(EARLIER_IN_LINE)
                .execute(Tuple.of(runId))
                .map(rows ->
                        rows.rowCount() == 0 ? null : rows.iterator().next().getString(0));
    }

    private static Uni<Void> execute(SqlConnection transaction, String sql, long runId) {
        return transaction.preparedQuery(sql).execute(Tuple.of(runId)).replaceWithVoid();
    }
}
