package dev.kequn.job;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One run of a job. */
public record JobRun(
        long runId,
        String job,
        OffsetDateTime scheduledFor,
        long revision,
        String resource,
        JsonObject parameters,
        JobState state,
        @Nullable String waitingFor,
        String requestedBy,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable String failure) {

    static final String COLUMNS = "run_id, job, scheduled_for, revision, resource, parameters, state, waiting_for, "
            + "requested_by, created_at, started_at, finished_at, failure";

    static JobRun of(Row row) {
        return new JobRun(
                row.getLong("run_id"),
                row.getString("job"),
                row.getOffsetDateTime("scheduled_for"),
                row.getLong("revision"),
                row.getString("resource"),
                row.getJsonObject("parameters"),
                JobState.valueOf(row.getString("state")),
                row.getString("waiting_for"),
                row.getString("requested_by"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("started_at"),
                row.getOffsetDateTime("finished_at"),
                row.getString("failure"));
    }
}
