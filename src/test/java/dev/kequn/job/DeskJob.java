package dev.kequn.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A job for the tests of this room. What it does is written in the parameters of its run, so that it changes in the
 * database: {@code waits} closes its gate, {@code plan}, {@code work} and {@code finish} are statements it executes
 * there, {@code chunks} says how many chunks it has.
 */
record DeskJob(String name, String resource, @Nullable String cron) implements Job {
    static DeskJob of(String name) {
        return new DeskJob(name, name, null);
    }

    @Override
    public Optional<String> schedule() {
        return Optional.ofNullable(cron);
    }

    @Override
    public Uni<@Nullable String> waitsFor(SqlConnection transaction, JobRun run) {
        return Uni.createFrom().item(run.parameters().getString("waits"));
    }

    @Override
    public Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run) {
        return execute(transaction, run, "plan")
                .replaceWith(IntStream.range(0, run.parameters().getInteger("chunks", 1))
                        .mapToObj(i -> new ChunkPlan("k" + i, "k" + i, 10))
                        .toList());
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        return execute(transaction, run, "work").chain(() -> transaction
                .preparedQuery("INSERT INTO desk_work (run_id, chunk_no) VALUES ($1, $2)")
                .execute(Tuple.of(run.runId(), chunk.number()))
                .replaceWithVoid());
    }

    @Override
    public Uni<Void> finish(SqlConnection transaction, JobRun run) {
        return execute(transaction, run, "finish");
    }

    private static Uni<Void> execute(SqlConnection transaction, JobRun run, String step) {
        String statement = run.parameters().getString(step);
        return statement == null
                ? Uni.createFrom().voidItem()
                : transaction.query(statement).execute().replaceWithVoid();
    }
}
