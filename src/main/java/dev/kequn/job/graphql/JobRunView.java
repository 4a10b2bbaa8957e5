package dev.kequn.job.graphql;

import dev.kequn.job.JobProgress;
import dev.kequn.job.JobRun;
import dev.kequn.job.JobState;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("JobRun")
@Description("One run of a durable job.")
public record JobRunView(
        @Id @NonNull @Description("Identifies the run.") String id,
        @NonNull @Description("Name of the job: tier-assessment or intake-merge.") String job,
        @NonNull @Description("The instant the run is for.") OffsetDateTime scheduledFor,
        @NonNull @Description("Where it stands.") JobState state,
        @Description("What it waits for before it may start; null when for its turn only, or for nothing.") @Nullable
                String waitingFor,
        @NonNull @Description("Who asked for it: a caller, or system:schedule.") String requestedBy,
        @NonNull @Description("When it was put in line.") OffsetDateTime createdAt,
        @Description("When it started; null before.") @Nullable OffsetDateTime startedAt,
        @Description("When it ended; null before.") @Nullable OffsetDateTime finishedAt,
        @Description("Why it failed, in a word for the operator; details are in the log.") @Nullable String failure) {

    public static JobRunView of(JobRun run) {
        return new JobRunView(
                Long.toString(run.runId()),
                run.job(),
                run.scheduledFor(),
                run.state(),
                run.waitingFor(),
                run.requestedBy(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.failure());
    }

    long key() {
        return Long.parseLong(id);
    }

    @Name("JobProgress")
    @Description("How far a run is; units are customers or rows.")
    public record ProgressView(
            @NonNull @Description("Chunks done.") Integer chunksDone,
            @NonNull @Description("Chunks in all; 0 before the start.") Integer chunksTotal,
            @NonNull @Description("Units done, as a whole number in a string.") String unitsDone,
            @NonNull @Description("Units in all, as a whole number in a string.") String unitsTotal,
            @NonNull @Description("Units per second since the start.") Double unitsPerSecond,
            @Description("Seconds left at the rate so far; null while there is none.") @Nullable Double secondsLeft) {

        static ProgressView of(JobProgress progress) {
            Duration left = progress.left();
            return new ProgressView(
                    progress.chunksDone(),
                    progress.chunksTotal(),
                    Long.toString(progress.unitsDone()),
                    Long.toString(progress.unitsTotal()),
                    Math.round(progress.rate() * 10) / 10.0,
                    left == null ? null : left.toMillis() / 1000.0);
        }
    }
}
