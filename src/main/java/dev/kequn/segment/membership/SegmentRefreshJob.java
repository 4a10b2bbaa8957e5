package dev.kequn.segment.membership;

import dev.kequn.customer.CustomerRanges;
import dev.kequn.customer.Population;
import dev.kequn.intake.Merges;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobRun;
import dev.kequn.platform.db.Statistics;
import dev.kequn.segment.SegmentSettings;
import dev.kequn.segment.definition.ActiveSegments;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the membership of the whole bank into line with the rules. A chunk for whose customers a rule cannot be answered is
 * done again without that segment, which keeps the members it has; when all others are done, the run has failed.
 */
@ApplicationScoped
public class SegmentRefreshJob implements Job {
    public static final String NAME = "segment-refresh";

    private final SegmentSettings settings;
    private final RefreshStore store;
    private final ActiveSegments segments;
    private final MembershipWriter writer;
    private final MembershipFaults faults;
    private final Pool pool;

    SegmentRefreshJob(
            SegmentSettings settings,
            RefreshStore store,
            ActiveSegments segments,
            MembershipWriter writer,
            MembershipFaults faults,
            Pool pool) {
        this.settings = settings;
        this.store = store;
        this.segments = segments;
        this.writer = writer;
        this.faults = faults;
        this.pool = pool;
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
    public Optional<String> schedule() {
        return Optional.of(settings.schedule());
    }

    @Override
    public JsonObject parametersDueAt(ZonedDateTime due) {
        return RefreshStore.parameters(RefreshScope.ALL, null);
    }

    @Override
    public Uni<@Nullable String> waitsFor(SqlConnection transaction, JobRun run) {
        return Merges.underWay(transaction).map(merging -> merging ? "files that are being merged" : null);
    }

    @Override
    public Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run) {
        return store.choose(transaction, run)
                .chain(chosen -> chosen == 0
                        ? Uni.createFrom().item(List.of())
                        : CustomerRanges.plan(transaction, settings.chunkSize()));
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        Population population = Population.between(Long.parseLong(chunk.firstKey()), Long.parseLong(chunk.lastKey()));
        return Statistics.refresh(transaction)
                .chain(() -> MembershipLock.share(transaction))
                .chain(() -> segments.inRun(transaction, run.runId()))
                .chain(found -> store.looks(transaction, run.runId())
                        .chain(looks -> writer.write(transaction, population, found, looks))
                        .onFailure(StatementFault::isOne)
                        .call(() -> faults.find(population, found)
                                .chain(failures -> store.fail(pool, run.runId(), failures))))
                .chain(moved -> store.count(transaction, run.runId(), moved));
    }

    @Override
    public Uni<@Nullable String> complaint(SqlConnection transaction, JobRun run) {
        return store.failed(transaction, run.runId());
    }

    /** No refresh builds on another: each brings its segments into line with the facts of its time. */
    @Override
    public boolean failedKeepsTurn() {
        return false;
    }

    @Override
    public Uni<Void> finish(SqlConnection transaction, JobRun run) {
        return store.finish(transaction, run.runId());
    }
}
