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

/** Starts runs whose gate is open and whose turn it is, and closes runs whose chunks are done. */
@ApplicationScoped
class RunLifecycle {
    /** One replica decides at a time which run starts next. */
    private static final String STARTING = "SELECT pg_try_advisory_xact_lock(hashtext('kequn.job.start')) AS mine";

    /** Failed and paused runs keep their turn: what comes after them may build on them. */
    private static final String OPEN_RUNS = "SELECT " + JobRun.COLUMNS
            + " FROM job_run WHERE state IN ('QUEUED', 'RUNNING', 'PAUSED', 'FAILED') " + "ORDER BY run_id";

    private static final String START =
            "UPDATE job_run SET state = 'RUNNING', started_at = clock_timestamp(), waiting_for = NULL "
                    + "WHERE run_id = $1 AND state = 'QUEUED'";

    private static final String WAIT =
            "UPDATE job_run SET waiting_for = $2 WHERE run_id = $1 AND waiting_for IS DISTINCT FROM $2";

    private static final String ADD_CHUNK =
            "INSERT INTO job_chunk (run_id, chunk_no, first_key, last_key, units) VALUES ($1, $2, $3, $4, $5)";

    private static final String DONE_RUN =
            """
            SELECT %s FROM job_run r
            WHERE state = 'RUNNING'
              AND NOT EXISTS (SELECT FROM job_chunk c WHERE c.run_id = r.run_id AND c.state = 'OPEN')
            ORDER BY run_id LIMIT 1 FOR UPDATE SKIP LOCKED"""
                    .formatted(JobRun.COLUMNS);

    private static final String SUCCEED =
            "UPDATE job_run SET state = 'SUCCEEDED', finished_at = clock_timestamp() WHERE run_id = $1";

    private static final String FAIL =
            "UPDATE job_run SET state = 'FAILED', failure = $2 WHERE run_id = $1 AND state = 'RUNNING'";

    private final Pool pool;
    private final Jobs jobs;
    private final JobSettings settings;

    RunLifecycle(Pool pool, Jobs jobs, JobSettings settings) {
        this.pool = pool;
        this.jobs = jobs;
        this.settings = settings;
    }

    /** Starts every run that may start; returns whether one did. */
    Uni<Boolean> startReady() {
        return pool.withTransaction(transaction -> guard(transaction)
                .chain(() -> transaction.query(STARTING).execute())
                .flatMap(rows -> rows.iterator().next().getBoolean("mine")
                        ? startInTurn(transaction)
                        : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> startInTurn(SqlConnection transaction) {
        return transaction.query(OPEN_RUNS).execute().flatMap(rows -> {
            List<JobRun> open = new ArrayList<>();
            rows.forEach(row -> open.add(JobRun.of(row)));
            Set<String> taken = new HashSet<>();
            open.stream().filter(run -> run.state() != JobState.QUEUED).forEach(run -> taken.add(run.resource()));
            return Multi.createFrom()
                    .iterable(open)
                    .filter(run -> run.state() == JobState.QUEUED)
                    .onItem()
                    .transformToUniAndConcatenate(run -> startUnlessTaken(transaction, run, taken))
                    .filter(Boolean::booleanValue)
                    .collect()
                    .asList()
                    .map(started -> !started.isEmpty());
        });
    }

    /** A run that waits for its gate lets those behind it pass: one of them may bring what it waits for. */
    private Uni<Boolean> startUnlessTaken(SqlConnection transaction, JobRun run, Set<String> taken) {
        if (taken.contains(run.resource())) {
            return Uni.createFrom().item(false);
        }
        Job job = jobs.named(run.job());
        return job.waitsFor(transaction, run).flatMap(reason -> {
            if (reason != null) {
                return transaction
                        .preparedQuery(WAIT)
                        .execute(Tuple.of(run.runId(), reason))
                        .replaceWith(false);
            }
            taken.add(run.resource());
            return job.plan(transaction, run).flatMap(plan -> start(transaction, run, plan));
        });
    }

    private static Uni<Boolean> start(SqlConnection transaction, JobRun run, List<ChunkPlan> plan) {
        List<Tuple> chunks = new ArrayList<>();
        for (ChunkPlan chunk : plan) {
            chunks.add(Tuple.of(run.runId(), chunks.size(), chunk.firstKey(), chunk.lastKey(), chunk.units()));
        }
        Uni<?> added = chunks.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(ADD_CHUNK).executeBatch(chunks);
        return added.chain(() -> transaction.preparedQuery(START).execute(Tuple.of(run.runId())))
                .replaceWith(true);
    }

    /** Closes one run that has no open chunk left; returns whether there was one. */
    Uni<Boolean> finishOne() {
        return pool.withTransaction(transaction -> guard(transaction)
                .chain(() -> transaction.query(DONE_RUN).execute())
                .flatMap(rows -> {
                    if (rows.rowCount() == 0) {
                        return Uni.createFrom().item(false);
                    }
                    JobRun run = JobRun.of(rows.iterator().next());
                    return jobs.named(run.job())
                            .finish(transaction, run)
                            .chain(() -> transaction.preparedQuery(SUCCEED).execute(Tuple.of(run.runId())))
                            .replaceWith(true);
                }));
    }

    Uni<Void> fail(long runId, String failure) {
        return pool.preparedQuery(FAIL).execute(Tuple.of(runId, failure)).replaceWithVoid();
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
