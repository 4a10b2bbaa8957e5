package dev.kequn.tier.assessment;

import dev.kequn.job.JobRun;
import dev.kequn.platform.time.Window;
import dev.kequn.tier.PeriodKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The rows of {@code tier_run}, in the transactions of the job room. */
@ApplicationScoped
class TierRunStore {
    /** The period's next revision; two at once collide on its key and one of them is made anew. */
    private static final String ADD =
            """
            INSERT INTO tier_run (run_id, period_start, period_end, period, revision)
            SELECT $1, $2, $3, $4, coalesce(max(revision) + 1, 0)
            FROM tier_run WHERE period_start = $2 AND period_end = $3""";

    private static final String GIVE_POLICY =
            """
            UPDATE tier_run SET policy_id = (SELECT policy_id FROM tier_policy
                                             WHERE state = 'APPROVED' AND valid_from < tier_run.period_end
                                             ORDER BY valid_from DESC LIMIT 1)
            WHERE run_id = $1""";

    private static final String COMPLETE = "UPDATE tier_run SET completed_at = clock_timestamp() WHERE run_id = $1";

    private static final String WINDOW = "SELECT period_start, period_end FROM tier_run WHERE run_id = $1";

    Uni<Void> add(SqlConnection transaction, JobRun run, PeriodKind.Period period) {
        Tuple values =
                Tuple.of(run.runId(), period.window().from(), period.window().to(), period.name());
        return transaction.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    /** Fixes the policy in force on the period's last day; later policies do not reach into a started run. */
    Uni<Void> givePolicy(SqlConnection transaction, long runId) {
        return transaction.preparedQuery(GIVE_POLICY).execute(Tuple.of(runId)).replaceWithVoid();
    }

    /** Makes the place for the run's assessments. */
    Uni<Void> open(SqlConnection transaction, long runId) {
        return transaction
                .preparedQuery("SELECT open_assessment($1)")
                .execute(Tuple.of(runId))
                .replaceWithVoid();
    }

    Uni<Void> complete(SqlConnection transaction, long runId) {
        return transaction.preparedQuery(COMPLETE).execute(Tuple.of(runId)).replaceWithVoid();
    }

    Uni<Window> window(SqlClient client, long runId) {
        return client.preparedQuery(WINDOW).execute(Tuple.of(runId)).map(rows -> {
            Row row = rows.iterator().next();
            return new Window(row.getLocalDate("period_start"), row.getLocalDate("period_end"));
        });
    }
}
