package dev.kequn.segment.membership;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.job.JobQueue;
import dev.kequn.job.JobRun;
import dev.kequn.platform.Refusal;
import dev.kequn.segment.definition.ActiveSegments;
import dev.kequn.segment.definition.SegmentRefusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Puts refreshes in line. */
@ApplicationScoped
public class SegmentRefreshes {
    private static final String UNDER_WAY =
            "SELECT EXISTS (SELECT FROM job_run WHERE job = $1 AND state IN ('QUEUED', 'RUNNING'))";

    private final ActiveSegments segments;
    private final JobQueue queue;
    private final AuditTrail audit;
    private final Pool pool;

    SegmentRefreshes(ActiveSegments segments, JobQueue queue, AuditTrail audit, Pool pool) {
        this.segments = segments;
        this.queue = queue;
        this.audit = audit;
        this.pool = pool;
    }

    /** True while a refresh waits or runs, for later rooms that would rather look once it is through; a failed one is over. */
    public static Uni<Boolean> underWay(SqlClient client) {
        return client.preparedQuery(UNDER_WAY)
                .execute(Tuple.of(SegmentRefreshJob.NAME))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /**
     * Has a segment refreshed, and every one that builds on it.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}
     */
    public Uni<JobRun> refresh(Caller caller, String code) {
        return pool.withTransaction(transaction -> segments.inForce(transaction)
                        .invoke(found -> {
                            if (!found.contains(code)) {
                                throw new Refusal(
                                        SegmentRefusal.UNKNOWN_SEGMENT, "code", "No segment in force has this code");
                            }
                        })
                        .chain(() -> enqueue(transaction, RefreshScope.ONE, code, caller))
                        .call(run -> audit.record(transaction, caller, asked(code, run))))
                .invoke(queue::wake);
    }

    /** In the transaction open on the connection. */
    Uni<JobRun> enqueue(SqlConnection transaction, RefreshScope scope, @Nullable String code, Caller caller) {
        return queue.enqueueNow(transaction, SegmentRefreshJob.NAME, RefreshStore.parameters(scope, code), caller);
    }

    private static Change asked(String code, JobRun run) {
        return Change.created("segmentRefresh", "Segment", code, new JsonObject().put("run", run.runId()));
    }
}
