package dev.kequn.intake;

import dev.kequn.job.JobState;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An accepted file and what has become of it.
 *
 * @param runId the run that merges it; grows in the order of acceptance
 * @param bytes of the file, unpacked
 * @param rowsRejected rows whose form was refused, and those the merge has refused so far
 * @param rowsMerged staged rows the merge is done with
 * @param rowsStaged rows it has to do with
 * @param mergeSeconds how long the merge took, or has been under way; null before it starts
 */
public record Intake(
        long id,
        long runId,
        IntakeFile file,
        IntakeState state,
        String receivedBy,
        OffsetDateTime receivedAt,
        String digest,
        long bytes,
        long rowsRead,
        long rowsRejected,
        long inserted,
        long updated,
        long unchanged,
        long rowsMerged,
        long rowsStaged,
        @Nullable Long mergeSeconds) {

    static final String SELECT =
            """
            SELECT i.*, r.state, r.started_at, o.*, rows_read - rows_refused AS rows_staged, c.rows_merged,
                   extract(epoch FROM coalesce(merged_at, clock_timestamp()) - r.started_at)::bigint AS merge_seconds
            FROM intake i JOIN job_run r USING (run_id)
            CROSS JOIN LATERAL (SELECT coalesce(sum(inserted), 0)::bigint AS inserted,
                                       coalesce(sum(updated), 0)::bigint AS updated,
                                       coalesce(sum(unchanged), 0)::bigint AS unchanged,
                                       coalesce(sum(rejected), 0)::bigint AS rejected
                                FROM intake_outcome o WHERE o.intake_id = i.intake_id) o
            CROSS JOIN LATERAL (SELECT coalesce(sum(units), 0)::bigint AS rows_merged
                                FROM job_chunk c WHERE c.run_id = i.run_id AND c.state = 'DONE') c
            """;

    static Intake of(Row row) {
        return new Intake(
                row.getLong("intake_id"),
                row.getLong("run_id"),
                IntakeFile.fromName(row.getString("file")).orElseThrow(),
                state(JobState.valueOf(row.getString("state")), row.getOffsetDateTime("started_at") != null),
                row.getString("received_by"),
                row.getOffsetDateTime("received_at"),
                row.getString("digest"),
                row.getLong("bytes"),
                row.getLong("rows_read"),
                row.getLong("rows_refused") + row.getLong("rejected"),
                row.getLong("inserted"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("rows_merged"),
                row.getLong("rows_staged"),
                row.getLong("merge_seconds"));
    }

    private static IntakeState state(JobState run, boolean started) {
        return switch (run) {
            case QUEUED -> IntakeState.RECEIVED;
            case RUNNING -> IntakeState.MERGING;
            case PAUSED -> started ? IntakeState.MERGING : IntakeState.RECEIVED;
            case SUCCEEDED -> IntakeState.MERGED;
            case FAILED, CANCELLED -> IntakeState.FAILED;
        };
    }
}
