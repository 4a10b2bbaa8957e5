package dev.kequn.job;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of durable work. Every method that gets a connection runs inside an open transaction and commits with it;
 * it must touch nothing else, for it may run again from the start on another replica.
 */
public interface Job {
    /** The name in {@code job_run}, in metrics and in the schema. */
    String name();

    /** Runs of the same resource take turns, in the order they were asked for. */
    String resource();

    /** When the job is due, as a Quartz cron expression in the bank's zone; empty when it only runs on demand. */
    default Optional<String> schedule() {
        return Optional.empty();
    }

    /** The parameters of the run that was due at {@code due}. */
    default JsonObject parametersDueAt(ZonedDateTime due) {
        return new JsonObject();
    }

    /** Writes what belongs to a new run; in the transaction that creates it. */
    default Uni<Void> prepare(SqlConnection transaction, JobRun run) {
        return Uni.createFrom().voidItem();
    }

    /** What the run must wait for before it may start, in words; null when it may. */
    default Uni<@Nullable String> waitsFor(SqlConnection transaction, JobRun run) {
        return Uni.createFrom().nullItem();
    }

    /** Cuts the run into chunks; none means there is nothing to do. */
    Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run);

    /** Does one chunk. */
    Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk);

    /** Closes the run when every chunk is done; exactly once. */
    default Uni<Void> finish(SqlConnection transaction, JobRun run) {
        return Uni.createFrom().voidItem();
    }

    /** What an operator must hear of a run whose chunks are all done: then it has failed; null when all went well. */
    default Uni<@Nullable String> complaint(SqlConnection transaction, JobRun run) {
        return Uni.createFrom().nullItem();
    }

    /** Whether others of the resource wait for a run that has failed: what comes after it may build on it. */
    default boolean failedKeepsTurn() {
        return true;
    }

    /** Whether an operator may cancel a run that has not failed; accepted files must not be. */
    default boolean cancellable() {
        return true;
    }
}
