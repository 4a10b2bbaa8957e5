package dev.kequn.intake;

import dev.kequn.balance.Balances;
import dev.kequn.customer.feed.Feed;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobRun;
import dev.kequn.platform.db.StagedRange;
import dev.kequn.platform.db.Statistics;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Merges an accepted file: in chunks of its key's order, each with its rejects and counts in one transaction. Files
 * are merged one after the other as they were accepted, and never beside an assessment of the same data.
 */
@ApplicationScoped
class IntakeMergeJob implements Job {
    static final String NAME = "intake-merge";
    static final String INTAKE_ID = "intakeId";

    private final MergeTables tables;
    private final Feeds feeds;
    private final Balances balances;
    private final IntakeMetrics metrics;

    IntakeMergeJob(MergeTables tables, Feeds feeds, Balances balances, IntakeMetrics metrics) {
        this.tables = tables;
        this.feeds = feeds;
        this.balances = balances;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String resource() {
        return "daily-data";
    }

    @Override
    public Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run) {
        return accepted(transaction, run).flatMap(accepted -> tables.cut(transaction, accepted));
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        return Statistics.refresh(transaction)
                .chain(() -> accepted(transaction, run))
                .flatMap(accepted -> merge(transaction, accepted, chunk));
    }

    private Uni<Void> merge(SqlConnection transaction, AcceptedFile accepted, JobChunk chunk) {
        Feed feed = feeds.of(accepted.file());
        StagedRange range = accepted.range(chunk);
        return feed.hold(transaction, range)
                .chain(() -> tables.refuse(transaction, accepted, range, feed.refusals(range)))
                .flatMap(rejected -> feed.merge(transaction, range)
                        .flatMap(counts -> tables.record(transaction, accepted.id(), chunk.number(), counts, rejected)
                                .invoke(() -> metrics.merged(accepted.file(), counts, rejected))));
    }

    @Override
    public Uni<Void> finish(SqlConnection transaction, JobRun run) {
        return accepted(transaction, run)
                .call(accepted -> advance(transaction, accepted))
                .chain(accepted -> tables.close(transaction, accepted));
    }

    /** Balances are known up to the last day the file speaks of. */
    private Uni<Void> advance(SqlConnection transaction, AcceptedFile accepted) {
        if (accepted.file() != IntakeFile.BALANCES) {
            return Uni.createFrom().voidItem();
        }
        return tables.lastDay(transaction, accepted)
                .flatMap(day -> day.map(last -> balances.advanceTo(transaction, last))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** An accepted file always completes. */
    @Override
    public boolean cancellable() {
        return false;
    }

    private Uni<AcceptedFile> accepted(SqlConnection transaction, JobRun run) {
        return tables.read(transaction, run.parameters().getLong(INTAKE_ID));
    }
}
