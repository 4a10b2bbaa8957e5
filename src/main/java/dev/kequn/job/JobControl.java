package dev.kequn.job;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operator sees of the runs and may ask of them. */
@ApplicationScoped
public class JobControl {
    private static final String LIST = "SELECT " + JobRun.COLUMNS
            + " FROM job_run WHERE ($1::bigint IS NULL OR run_id < $1) AND ($2::text IS NULL OR state = $2)"
            + " ORDER BY run_id DESC LIMIT $3";

    private static final String BY_ID = "SELECT " + JobRun.COLUMNS + " FROM job_run WHERE run_id = ANY ($1)";

    private static final String LOCK = "SELECT " + JobRun.COLUMNS + " FROM job_run WHERE run_id = $1 FOR UPDATE";

    private static final String PROGRESS =
            """
            SELECT r.run_id, count(c.run_id) FILTER (WHERE c.state = 'DONE')::int AS chunks_done,
                   count(c.run_id)::int AS chunks_total,
                   coalesce(sum(c.units) FILTER (WHERE c.state = 'DONE'), 0)::bigint AS units_done,
                   coalesce(sum(c.units), 0)::bigint AS units_total,
                   extract(epoch FROM coalesce(r.finished_at, clock_timestamp()) - r.started_at)::float8 AS seconds
            FROM job_run r LEFT JOIN job_chunk c USING (run_id)
            WHERE r.run_id = ANY ($1) GROUP BY r.run_id""";

    private static final String SET_STATE =
            """
            UPDATE job_run SET state = $2, failure = CASE WHEN $2 IN ('QUEUED', 'RUNNING') THEN NULL ELSE failure END,
                   faults = 0, not_before = NULL,
                   finished_at = CASE WHEN $2 = 'CANCELLED' THEN clock_timestamp() END
            WHERE run_id = $1 RETURNING """
                    + " " + JobRun.COLUMNS;

    /** Waits for the chunks at work; whoever has only claimed one finds his fence outdated. */
    private static final String TAKE_BACK_CHUNKS =
            """
            UPDATE job_chunk SET fence = fence + 1, attempts = 0, not_before = NULL, leased_by = NULL, lease_until = NULL
            WHERE run_id = $1 AND state = 'OPEN'""";

    private final Jobs jobs;
    private final AuditTrail audit;
    private final JobQueue queue;
    private final Pool pool;

    JobControl(Jobs jobs, AuditTrail audit, JobQueue queue, Pool pool) {
        this.jobs = jobs;
        this.audit = audit;
        this.queue = queue;
        this.pool = pool;
    }

    /** Up to {@code count} runs older than {@code before}, the newest first, in this state or any. */
    public Uni<List<JobRun>> list(@Nullable JobState state, @Nullable Long before, int count) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(before, state == null ? null : state.name(), count))
                .map(JobControl::runs);
    }

    public Uni<Long> count(@Nullable JobState state) {
        return pool.preparedQuery("SELECT count(*) FROM job_run WHERE $1::text IS NULL OR state = $1")
                .execute(Tuple.of(state == null ? null : state.name()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Uni<Map<Long, JobRun>> byId(Collection<Long> runIds) {
        return pool.preparedQuery(BY_ID)
                .execute(Tuple.of(runIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, JobRun> found = new HashMap<>();
                    runs(rows).forEach(run -> found.put(run.runId(), run));
                    return found;
                });
    }

    public Uni<Map<Long, JobProgress>> progress(Collection<Long> runIds) {
        return pool.preparedQuery(PROGRESS)
                .execute(Tuple.of(runIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, JobProgress> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getLong("run_id"), JobProgress.of(row)));
                    return found;
                });
    }

    /** Gives a run up; when this returns no chunk of it is at work. Chunks that are done stay done, but are not shown. */
    public Uni<JobRun> cancel(Caller caller, long runId) {
        Set<JobState> from = EnumSet.of(JobState.QUEUED, JobState.RUNNING, JobState.PAUSED, JobState.FAILED);
        return change(caller, "jobCancel", runId, from, run -> {
            if (run.state() != JobState.FAILED && !jobs.named(run.job()).cancellable()) {
                throw new Refusal(
                        JobRefusal.NOT_CANCELLABLE, "id", "What was accepted must be completed unless it failed");
            }
            return JobState.CANCELLED;
        });
    }

    /** Lets a failed run go on where it stopped. */
    public Uni<JobRun> retry(Caller caller, long runId) {
        return change(caller, "jobRetry", runId, EnumSet.of(JobState.FAILED), JobControl::goingOn);
    }

    /** Holds a run after the chunks at work; it keeps its turn. */
    public Uni<JobRun> pause(Caller caller, long runId) {
        Set<JobState> from = EnumSet.of(JobState.QUEUED, JobState.RUNNING);
        return change(caller, "jobPause", runId, from, run -> JobState.PAUSED);
    }

    /** Lets a paused run go on. */
    public Uni<JobRun> resume(Caller caller, long runId) {
        return change(caller, "jobResume", runId, EnumSet.of(JobState.PAUSED), JobControl::goingOn);
    }

    /** A run that never started has no chunks yet. */
    private static JobState goingOn(JobRun run) {
        return run.startedAt() == null ? JobState.QUEUED : JobState.RUNNING;
    }

    private interface Decision {
        JobState next(JobRun run);
    }

    private Uni<JobRun> change(Caller caller, String action, long runId, Set<JobState> from, Decision decision) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(runId))
                        .map(rows -> expect(rows, from))
                        .chain(run -> set(transaction, caller, action, run, decision.next(run))))
                .invoke(queue::wake);
    }

    private static JobRun expect(RowSet<Row> rows, Set<JobState> from) {
        if (rows.rowCount() == 0) {
            throw new Refusal(JobRefusal.UNKNOWN_RUN, "id", "No such run");
        }
        JobRun run = JobRun.of(rows.iterator().next());
        if (!from.contains(run.state())) {
            throw new Refusal(JobRefusal.WRONG_STATE, "id", "The run is " + run.state());
        }
        return run;
    }

    private Uni<JobRun> set(SqlConnection transaction, Caller caller, String action, JobRun run, JobState next) {
        JsonObject before = new JsonObject().put("state", run.state().name());
        JsonObject after = new JsonObject().put("state", next.name());
        Uni<?> chunks = next == JobState.PAUSED
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(TAKE_BACK_CHUNKS).execute(Tuple.of(run.runId()));
        return chunks.chain(() ->
                        audit.record(transaction, caller, Change.updated(action, "JobRun", run.runId(), before, after)))
                .chain(() -> transaction.preparedQuery(SET_STATE).execute(Tuple.of(run.runId(), next.name())))
                .map(rows -> JobRun.of(rows.iterator().next()));
    }

    private static List<JobRun> runs(RowSet<Row> rows) {
        List<JobRun> runs = new ArrayList<>();
        rows.forEach(row -> runs.add(JobRun.of(row)));
        return runs;
    }
}
