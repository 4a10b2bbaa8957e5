package dev.kequn.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Starts runs whose gate is open and whose turn it is, and closes runs whose chunks are done. */
@ApplicationScoped
class RunLifecycle {
    private static final Logger LOG = Logger.getLogger(RunLifecycle.class);

    /** One replica decides at a time which run starts next. */
    private static final String STARTING = "SELECT pg_try_advisory_xact_lock(hashtext('kequn.job.start')) AS mine";

    /** Paused runs keep their turn, and failed ones where what comes after them may build on them. */
    private static final String OPEN_RUNS = "SELECT " + JobRun.COLUMNS
            + ", state = 'QUEUED' AND coalesce(not_before <= clock_timestamp(), true) AS ready"
            + " FROM job_run WHERE state IN ('QUEUED', 'RUNNING', 'PAUSED', 'FAILED') ORDER BY run_id";

    /** Before the plan: from here an operator's request about the run waits until it has its chunks. */
    private static final String START =
            "UPDATE job_run SET state = 'RUNNING', started_at = clock_timestamp(), waiting_for = NULL, faults = 0 "
                    + "WHERE run_id = $1 AND state = 'QUEUED'";

    private static final String WAIT =
            "UPDATE job_run SET waiting_for = $2 WHERE run_id = $1 AND waiting_for IS DISTINCT FROM $2";

    private static final String ADD_CHUNK =
            "INSERT INTO job_chunk (run_id, chunk_no, first_key, last_key, units) VALUES ($1, $2, $3, $4, $5)";

    private static final String DONE_RUN =
            """
            SELECT %s FROM job_run r
            WHERE state = 'RUNNING' AND coalesce(not_before <= clock_timestamp(), true)
              AND NOT EXISTS (SELECT FROM job_chunk c WHERE c.run_id = r.run_id AND c.state = 'OPEN')
            ORDER BY run_id LIMIT 1 FOR UPDATE SKIP LOCKED"""
                    .formatted(JobRun.COLUMNS);

    private static final String END =
            """
            UPDATE job_run SET state = CASE WHEN $2::text IS NULL THEN 'SUCCEEDED' ELSE 'FAILED' END, failure = $2,
                               finished_at = CASE WHEN $2 IS NULL THEN clock_timestamp() END
            WHERE run_id = $1""";

    /** Only by the worker whose claim still holds: one that was away too long has no say. */
    private static final String FAIL =
            """
            UPDATE job_run r SET state = 'FAILED', failure = $2
            WHERE run_id = $1 AND state = 'RUNNING'
              AND EXISTS (SELECT FROM job_chunk c WHERE c.run_id = $1 AND c.chunk_no = $3 AND c.fence = $4
                                                    AND c.state = 'OPEN')""";

    private static final String COUNT_FAULT =
            """
            UPDATE job_run SET faults = faults + 1, not_before = clock_timestamp() + make_interval(secs => $2::float8 * (faults + 1)),
                               state = CASE WHEN faults + 1 >= $3 THEN 'FAILED' ELSE state END,
                               failure = CASE WHEN faults + 1 >= $3 THEN $4 ELSE failure END
            WHERE run_id = $1 AND state IN ('QUEUED', 'RUNNING')
            RETURNING state""";

    private final Pool pool;
    private final Jobs jobs;
    private final JobSettings settings;
    private final JobMetrics metrics;

    RunLifecycle(Pool pool, Jobs jobs, JobSettings settings, JobMetrics metrics) {
        this.pool = pool;
        this.jobs = jobs;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Starts every run that may start; returns whether one did, or failed to: then the others are still to be tried. */
    Uni<Boolean> startReady() {
        return pool.withTransaction(transaction -> guard(transaction)
                        .chain(() -> transaction.query(STARTING).execute())
                        .flatMap(rows -> rows.iterator().next().getBoolean("mine")
                                ? startInTurn(transaction)
                                : Uni.createFrom().item(false)))
                .onFailure(RunFault.class)
                .recoverWithUni(fault -> count((RunFault) fault));
    }

    private Uni<Boolean> startInTurn(SqlConnection transaction) {
        return transaction.query(OPEN_RUNS).execute().flatMap(rows -> {
            List<JobRun> open = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            Set<Long> resting = new HashSet<>();
            rows.forEach(row -> {
                JobRun run = JobRun.of(row);
                open.add(run);
                if (run.state() != JobState.QUEUED) {
                    if (run.state() != JobState.FAILED || jobs.named(run.job()).failedKeepsTurn()) {
                        taken.add(run.resource());
                    }
                } else if (!row.getBoolean("ready")) {
                    resting.add(run.runId());
                }
            });
            return Multi.createFrom()
                    .iterable(open)
                    .filter(run -> run.state() == JobState.QUEUED)
                    .onItem()
                    .transformToUniAndConcatenate(
                            run -> startUnlessTaken(transaction, run, taken, resting.contains(run.runId())))
                    .filter(Boolean::booleanValue)
                    .collect()
                    .asList()
                    .map(started -> !started.isEmpty());
        });
    }

    /** A run that waits for its gate lets those behind it pass: one of them may bring what it waits for. */
    private Uni<Boolean> startUnlessTaken(SqlConnection transaction, JobRun run, Set<String> taken, boolean resting) {
        if (taken.contains(run.resource()) || resting && taken.add(run.resource())) {
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom()
                .deferred(() -> jobs.named(run.job()).waitsFor(transaction, run))
                .flatMap(reason -> {
                    if (reason != null) {
                        return transaction
                                .preparedQuery(WAIT)
                                .execute(Tuple.of(run.runId(), reason))
                                .replaceWith(false);
                    }
                    taken.add(run.resource());
                    return start(transaction, run);
                })
                .onFailure()
                .transform(failure -> new RunFault(run, "start", failure));
    }

    private Uni<Boolean> start(SqlConnection transaction, JobRun run) {
        return transaction
                .preparedQuery(START)
                .execute(Tuple.of(run.runId()))
                .flatMap(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : jobs.named(run.job())
                                .plan(transaction, run)
                                .chain(plan -> addChunks(transaction, run, plan))
                                .replaceWith(true));
    }

    private static Uni<?> addChunks(SqlConnection transaction, JobRun run, List<ChunkPlan> plan) {
        List<Tuple> chunks = new ArrayList<>();
        for (ChunkPlan chunk : plan) {
            chunks.add(Tuple.of(run.runId(), chunks.size(), chunk.firstKey(), chunk.lastKey(), chunk.units()));
        }
        return chunks.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(ADD_CHUNK).executeBatch(chunks);
    }

    /** Closes one run that has no open chunk left; returns whether there was one, closed or not. */
    Uni<Boolean> finishOne() {
        List<Runnable> counted = new ArrayList<>();
        return pool.withTransaction(transaction -> guard(transaction)
                        .chain(() -> transaction.query(DONE_RUN).execute())
                        .flatMap(rows -> {
                            if (rows.rowCount() == 0) {
                                return Uni.createFrom().item(false);
                            }
                            JobRun run = JobRun.of(rows.iterator().next());
                            return Uni.createFrom()
                                    .deferred(() -> jobs.named(run.job()).finish(transaction, run))
                                    .chain(() -> jobs.named(run.job()).complaint(transaction, run))
                                    .chain(complaint -> transaction
                                            .preparedQuery(END)
                                            .execute(Tuple.of(run.runId(), complaint))
                                            .invoke(() ->
                                                    counted.add(() -> metrics.ended(run.job(), complaint == null))))
                                    .replaceWith(true)
                                    .onFailure()
                                    .transform(failure -> new RunFault(run, "end", failure));
                        }))
                .invoke(() -> counted.forEach(Runnable::run))
                .onFailure(RunFault.class)
                .recoverWithUni(fault -> count((RunFault) fault));
    }

    /** Fails the run of a chunk that was tried too often. */
    Uni<Void> fail(String job, JobChunk chunk, String failure) {
        return pool.preparedQuery(FAIL)
                .execute(Tuple.of(chunk.runId(), failure, chunk.number(), chunk.fence()))
                .invoke(rows -> {
                    if (rows.rowCount() == 1) {
                        metrics.ended(job, false);
                    }
                })
                .replaceWithVoid();
    }

    /** Lets the run rest, longer with every fault; after too many it has failed, and an operator decides. */
    private Uni<Boolean> count(RunFault fault) {
        LOG.error(fault.getMessage(), fault.getCause());
        metrics.failedAttempt(fault.job());
        return pool.preparedQuery(COUNT_FAULT)
                .execute(Tuple.of(
                        fault.runId(), settings.poll().toMillis() / 1000.0, settings.maxAttempts(), fault.inAWord()))
                .invoke(rows -> rows.forEach(row -> {
                    if (row.getString("state").equals(JobState.FAILED.name())) {
                        metrics.ended(fault.job(), false);
                    }
                }))
                .replaceWith(true);
    }

    Uni<JobRun> read(long runId) {
        return pool.preparedQuery("SELECT " + JobRun.COLUMNS + " FROM job_run WHERE run_id = $1")
                .execute(Tuple.of(runId))
                .map(rows -> JobRun.of(rows.iterator().next()));
    }

    private Uni<Void> guard(SqlConnection transaction) {
        return transaction
                .query("SET LOCAL idle_in_transaction_session_timeout = "
                        + settings.lease().toMillis() / 2)
                .execute()
                .replaceWithVoid();
    }
}
