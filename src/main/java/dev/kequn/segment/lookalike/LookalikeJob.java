package dev.kequn.segment.lookalike;

import dev.kequn.customer.CustomerRanges;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobRun;
import dev.kequn.platform.db.Statistics;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Trains the model of a draft and puts those it finds on the draft's list; all of it or nothing. */
@ApplicationScoped
public class LookalikeJob implements Job {
    public static final String NAME = "segment-lookalike";

    private final LookalikeDrafts drafts;
    private final LookalikeTraining training;
    private final LookalikeStore store;
    private final LookalikeSettings settings;

    LookalikeJob(LookalikeDrafts drafts, LookalikeTraining training, LookalikeStore store, LookalikeSettings settings) {
        this.drafts = drafts;
        this.training = training;
        this.store = store;
        this.settings = settings;
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
        return CustomerRanges.plan(transaction, settings.sliceSize())
                .map(slices -> List.of(new ChunkPlan(
                        "bank",
                        "bank",
                        slices.stream().mapToLong(ChunkPlan::units).sum())));
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        LookalikeTask task = LookalikeTask.of(run.parameters());
        return Statistics.refresh(transaction)
                .chain(() -> drafts.aim(task))
                .chain(aim -> training.train(transaction, aim, task.without()))
                .chain(trained -> store.hold(transaction, task)
                        .invoke(LookalikeJob::expectUnchanged)
                        .chain(() -> store.write(
                                transaction, task.definitionId(), run.requestedBy(), run.runId(), trained)));
    }

    private static void expectUnchanged(boolean same) {
        if (!same) {
            throw new IllegalStateException("The draft was written anew while its model was trained");
        }
    }
}
