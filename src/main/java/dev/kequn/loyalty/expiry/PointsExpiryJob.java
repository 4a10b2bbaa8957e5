package dev.kequn.loyalty.expiry;

import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobQueue;
import dev.kequn.job.JobRun;
import dev.kequn.loyalty.LoyaltySettings;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Need;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles the accounts on which something is due on the day the run was due: points become active, points expire. Who
 * posts on an account settles it too, so an account that was settled meanwhile is left alone.
 */
@ApplicationScoped
public class PointsExpiryJob implements Job {
    public static final String NAME = "points-expiry";

    private static final String PLAN =
            """
            SELECT min(customer_id)::text AS first_key, max(customer_id)::text AS last_key, count(*) AS units
            FROM (SELECT customer_id, (row_number() OVER (ORDER BY customer_id) - 1) / $2 AS piece
                  FROM points_account WHERE next_due <= $1) due
            GROUP BY piece ORDER BY piece""";
    private static final String DUE =
            "SELECT customer_id FROM points_account WHERE next_due <= $1 AND customer_id BETWEEN $2 AND $3";

    private final LoyaltySettings settings;
    /** Asked for late: the queue knows every job, this one too. */
    private final Instance<JobQueue> queue;

    PointsExpiryJob(LoyaltySettings settings, Instance<JobQueue> queue) {
        this.settings = settings;
        this.queue = queue;
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
        return Optional.of(settings.expirySchedule());
    }

    @Override
    public JsonObject parametersDueAt(ZonedDateTime due) {
        return new JsonObject().put("day", due.toLocalDate().toString());
    }

    @Override
    public Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run) {
        return transaction
                .preparedQuery(PLAN)
                .execute(Tuple.of(day(run), (long) settings.expiryChunk()))
                .map(ExpiryChunks::of);
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        return transaction
                .preparedQuery(DUE)
                .execute(Tuple.of(day(run), Long.valueOf(chunk.firstKey()), Long.valueOf(chunk.lastKey())))
                .chain(rows -> {
                    List<Need> needs = new ArrayList<>();
                    rows.forEach(row -> needs.add(Need.toSettle(row.getLong("customer_id"))));
                    return Books.open(transaction, day(run), needs).chain(Books::write);
                });
    }

    @Override
    public Uni<Void> finish(SqlConnection transaction, JobRun run) {
        return ExpiryNoticeJob.enqueue(queue.get(), transaction, run);
    }

    static LocalDate day(JobRun run) {
        return LocalDate.parse(run.parameters().getString("day"));
    }
}
