package dev.kequn.tier.assessment;

import dev.kequn.access.Caller;
import dev.kequn.customer.CustomerRanges;
import dev.kequn.customer.EventLog;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobQueue;
import dev.kequn.job.JobRun;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.tier.TierSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Writes TIER_UP and TIER_DOWN into the event log for every customer whose composite level an assessment changed, in
 * chunks behind the assessment: a bank's quarter moves more customers than one short transaction may write.
 */
@ApplicationScoped
public class TierEventJob implements Job {
    public static final String NAME = "tier-events";

    private static final String APPEND = SqlResource.read(TierEventJob.class, "tier-events.sql");

    private final TierSettings settings;

    TierEventJob(TierSettings settings) {
        this.settings = settings;
    }

    /** Puts the events of {@code run} in line; {@code before} is the assessment that was in force until now. */
    static Uni<Void> enqueue(JobQueue queue, SqlConnection transaction, JobRun run, long before) {
        JsonObject parameters = new JsonObject().put("run", run.runId()).put("before", before);
        return queue.enqueue(
                        transaction,
                        NAME,
                        run.scheduledFor(),
                        run.runId(),
                        parameters,
                        Caller.system("tier-assessment"))
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
        return CustomerRanges.plan(transaction, settings.chunkSize());
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        Tuple values = Tuple.of(
                run.parameters().getLong("run"),
                run.parameters().getLong("before"),
                Long.valueOf(chunk.firstKey()),
                Long.valueOf(chunk.lastKey()));
        return EventLog.append(transaction, APPEND, values).replaceWithVoid();
    }
}
