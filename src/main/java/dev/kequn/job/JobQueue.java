package dev.kequn.job;

import dev.kequn.access.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Puts runs in line. */
@ApplicationScoped
public class JobQueue {
    private static final String INSERT =
            """
            INSERT INTO job_run (job, scheduled_for, revision, resource, parameters, requested_by)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (job, scheduled_for, revision) DO NOTHING
            RETURNING """
                    + " " + JobRun.COLUMNS;

    private static final String JDBC_INSERT =
            "INSERT INTO job_run (job, scheduled_for, revision, resource, parameters, requested_by) "
                    + "VALUES (?, ?, ?, ?, ?::jsonb, ?) RETURNING run_id";

    /** The parameters pass as text: bound as JSON they would be a string in it. */
    private static final String PANACHE_INSERT =
            "INSERT INTO job_run (job, scheduled_for, revision, resource, parameters, requested_by) "
                    + "VALUES (?1, ?2, 0, ?3, cast(cast(?4 AS text) AS jsonb), ?5)";

    private final Jobs jobs;
    private final JobWorker worker;

    JobQueue(Jobs jobs, JobWorker worker) {
        this.jobs = jobs;
        this.worker = worker;
    }

    /**
     * Creates the run of {@code job} for this instant and revision in the open transaction, with what the job prepares
     * for it; empty when it is there already, from this replica or another.
     */
    public Uni<Optional<JobRun>> enqueue(
            SqlConnection transaction,
            String job,
            OffsetDateTime scheduledFor,
            long revision,
            JsonObject parameters,
            Caller caller) {
        Job kind = jobs.named(job);
        Tuple values =
                Tuple.from(new Object[] {job, scheduledFor, revision, kind.resource(), parameters, caller.subject()});
        return transaction.preparedQuery(INSERT).execute(values).flatMap(rows -> prepare(transaction, kind, rows));
    }

    /** The same for a run that somebody wants now, whatever day the bank's calendar shows. */
    public Uni<JobRun> enqueueNow(SqlConnection transaction, String job, JsonObject parameters, Caller caller) {
        return enqueue(transaction, job, OffsetDateTime.now(ZoneOffset.UTC), 0, parameters, caller)
                .map(run -> run.orElseThrow(() -> new IllegalStateException("Two runs of " + job + " in one instant")));
    }

    /** The same in the current Panache transaction, for jobs that prepare nothing. */
    public Uni<Void> enqueueNow(String job, JsonObject parameters, Caller caller) {
        Job kind = jobs.named(job);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PANACHE_INSERT)
                        .setParameter(1, job)
                        .setParameter(2, OffsetDateTime.now(ZoneOffset.UTC))
                        .setParameter(3, kind.resource())
                        .setParameter(4, parameters.encode())
                        .setParameter(5, caller.subject())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * The same for a JDBC transaction, which COPY needs; for jobs that prepare nothing and a revision that is new.
     *
     * @return the run's id
     */
    public long enqueue(
            Connection transaction,
            String job,
            OffsetDateTime scheduledFor,
            long revision,
            JsonObject parameters,
            Caller caller)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(JDBC_INSERT)) {
            insert.setString(1, job);
            insert.setObject(2, scheduledFor);
            insert.setLong(3, revision);
            insert.setString(4, jobs.named(job).resource());
            insert.setString(5, parameters.encode());
            insert.setString(6, caller.subject());
            try (ResultSet made = insert.executeQuery()) {
                made.next();
                return made.getLong(1);
            }
        }
    }

    private static Uni<Optional<JobRun>> prepare(SqlConnection transaction, Job kind, RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        JobRun run = JobRun.of(rows.iterator().next());
        return kind.prepare(transaction, run).replaceWith(Optional.of(run));
    }

    /** Wakes this replica's worker; call it after the transaction that enqueued has committed. */
    public void wake() {
        worker.wake();
    }
}
