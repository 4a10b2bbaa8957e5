package dev.kequn.loyalty.expiry;

import dev.kequn.access.Caller;
import dev.kequn.customer.EventLog;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobQueue;
import dev.kequn.job.JobRun;
import dev.kequn.loyalty.LoyaltySettings;
import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Writes POINTS_EXPIRING into the event log for points that will soon be void, once for each customer and last day: what
 * is brought later for the same day is not announced again. Runs behind the settling of its day.
 */
@ApplicationScoped
public class ExpiryNoticeJob implements Job {
    public static final String NAME = "points-expiry-notice";

    private static final String PLAN =
            """
            SELECT min(customer_id)::text AS first_key, max(customer_id)::text AS last_key, count(*) AS units
            FROM (SELECT customer_id, (row_number() OVER (ORDER BY customer_id) - 1) / $1 AS piece
                  FROM points_account WHERE active > 0) holding
            GROUP BY piece ORDER BY piece""";
    private static final String APPEND = SqlResource.read(ExpiryNoticeJob.class, "notices.sql");

    private final LoyaltySettings settings;

    ExpiryNoticeJob(LoyaltySettings settings) {
        this.settings = settings;
    }

    /** Puts the notices of the day that {@code run} has settled in line. */
    static Uni<Void> enqueue(JobQueue queue, SqlConnection transaction, JobRun run) {
        return queue.enqueue(
                        transaction,
                        NAME,
                        run.scheduledFor(),
                        run.runId(),
                        run.parameters(),
                        Caller.system(PointsExpiryJob.NAME))
                .replaceWithVoid();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String resource() {
        return NAME;
    }

    @Override
    public Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run) {
        return transaction
                .preparedQuery(PLAN)
                .execute(Tuple.of((long) settings.expiryChunk()))
                .map(ExpiryChunks::of);
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        Tuple values = Tuple.of(
                PointsExpiryJob.day(run),
                Long.valueOf(chunk.firstKey()),
                Long.valueOf(chunk.lastKey()),
                settings.expiryNoticeDays(),
                run.scheduledFor());
        return EventLog.append(transaction, APPEND, values).replaceWithVoid();
    }
}
