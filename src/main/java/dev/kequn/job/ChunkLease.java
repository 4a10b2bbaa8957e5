package dev.kequn.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Claims chunks, proves the claim at the checkpoint, and gives claims back. Leases run on the database's clock. */
@ApplicationScoped
class ChunkLease {
    private static final String CLAIM =
            """
            UPDATE job_chunk SET fence = fence + 1, attempts = attempts + 1, leased_by = $1,
                                 lease_until = clock_timestamp() + make_interval(secs => $2)
            WHERE (run_id, chunk_no) = (
                SELECT c.run_id, c.chunk_no
                FROM job_chunk c JOIN job_run r USING (run_id)
                WHERE r.state = 'RUNNING' AND c.state = 'OPEN'
                  AND (c.lease_until IS NULL OR c.lease_until < clock_timestamp())
                  AND (c.not_before IS NULL OR c.not_before <= clock_timestamp())
                ORDER BY c.run_id, c.chunk_no LIMIT 1
                FOR UPDATE OF c SKIP LOCKED)
            RETURNING run_id, chunk_no, first_key, last_key, units, fence, attempts""";

    private static final String CHECKPOINT =
            """
            UPDATE job_chunk SET state = 'DONE', done_at = clock_timestamp(), leased_by = NULL, lease_until = NULL
            WHERE run_id = $1 AND chunk_no = $2 AND fence = $3 AND state = 'OPEN'
              AND EXISTS (SELECT FROM job_run r WHERE r.run_id = $1 AND r.state = 'RUNNING')""";

    private static final String GIVE_BACK =
            """
            UPDATE job_chunk SET leased_by = NULL, lease_until = NULL, attempts = attempts - $5,
                                 not_before = clock_timestamp() + make_interval(secs => $4)
            WHERE run_id = $1 AND chunk_no = $2 AND fence = $3 AND state = 'OPEN'""";

    private final Pool pool;
    private final JobSettings settings;

    ChunkLease(Pool pool, JobSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    Uni<Optional<JobChunk>> claim(String worker) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(worker, (double) settings.lease().toSeconds()))
                .map(ChunkLease::first);
    }

    /**
     * Marks the chunk done, before its work. From here the row is locked until the work commits; a process that stops
     * meanwhile loses its transaction well before another may claim the chunk, so the limit is set before the lock.
     *
     * @return false when the claim is no longer ours
     */
    Uni<Boolean> checkpoint(SqlConnection transaction, JobChunk chunk) {
        String timeout = "SET LOCAL idle_in_transaction_session_timeout = "
                + settings.lease().toMillis() / 2;
        return transaction
                .query(timeout)
                .execute()
                .chain(() -> transaction
                        .preparedQuery(CHECKPOINT)
                        .execute(Tuple.of(chunk.runId(), chunk.number(), chunk.fence())))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Lets others claim the chunk after {@code pause}; does nothing when the claim is no longer ours. */
    Uni<Void> giveBack(JobChunk chunk, Duration pause) {
        return giveBack(chunk, pause, 0);
    }

    /** The same for one that was not tried. */
    Uni<Void> giveBackUntried(JobChunk chunk, Duration pause) {
        return giveBack(chunk, pause, 1);
    }

    private Uni<Void> giveBack(JobChunk chunk, Duration pause, int untried) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(chunk.runId(), chunk.number(), chunk.fence(), pause.toMillis() / 1000.0, untried))
                .replaceWithVoid();
    }

    private static Optional<JobChunk> first(RowSet<Row> rows) {
        return rows.rowCount() == 0
                ? Optional.empty()
                : Optional.of(JobChunk.of(rows.iterator().next()));
    }
}
