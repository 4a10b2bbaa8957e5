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
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Puts refreshes in line. */
@ApplicationScoped
public class SegmentRefreshes {
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
