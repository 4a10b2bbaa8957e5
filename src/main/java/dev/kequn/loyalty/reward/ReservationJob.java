package dev.kequn.loyalty.reward;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobRun;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cancels what was reserved long ago and never fetched, so that the piece and the points are of use again. */
@ApplicationScoped
public class ReservationJob implements Job {
    static final String NAME = "reward-reservations";

    private static final int CHUNK = 200;
    private static final String PLAN =
            """
            SELECT min(redemption_id), max(redemption_id), count(*)
            FROM (SELECT redemption_id, (row_number() OVER (ORDER BY redemption_id) - 1) / $2 AS piece
                  FROM redemption WHERE state = 'RESERVED' AND redeemed_on < $1) lapsed
            GROUP BY piece ORDER BY piece""";
    private static final String LAPSED = "SELECT " + Redemption.COLUMNS
            + " FROM redemption r WHERE r.redemption_id BETWEEN $1 AND $2 AND r.state = 'RESERVED' AND r.redeemed_on < $3"
            + " ORDER BY r.redemption_id";

    private final RewardSettings settings;
    private final AuditTrail audit;

    ReservationJob(RewardSettings settings, AuditTrail audit) {
        this.settings = settings;
        this.audit = audit;
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
        return Optional.of(settings.reservationSchedule());
    }

    @Override
    public JsonObject parametersDueAt(ZonedDateTime due) {
        LocalDate day = due.toLocalDate();
        return new JsonObject()
                .put("day", day.toString())
                .put("before", day.minusDays(settings.reservationDays()).toString());
    }

    @Override
    public Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run) {
        return transaction
                .preparedQuery(PLAN)
                .execute(Tuple.of(day(run, "before"), CHUNK))
                .map(rows -> {
                    List<ChunkPlan> chunks = new ArrayList<>();
                    for (Row row : rows) {
                        chunks.add(new ChunkPlan(
                                row.getLong(0).toString(), row.getLong(1).toString(), row.getLong(2)));
                    }
                    return chunks;
                });
    }

    /** Read twice: to know which accounts to lock, and behind their lock to see what is still reserved. */
    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        Cancellation cancellation =
                new Cancellation(transaction, audit, Caller.system(NAME), "redemptionCancel", day(run, "day"));
        return lapsed(transaction, run, chunk, "")
                .chain(found -> Cancellation.books(transaction, day(run, "day"), found)
                        .chain(books -> lapsed(transaction, run, chunk, " FOR UPDATE")
                                .chain(reserved -> cancellation.of(reserved, books))))
                .replaceWithVoid();
    }

    private static Uni<List<Redemption>> lapsed(SqlConnection transaction, JobRun run, JobChunk chunk, String lock) {
        return transaction
                .preparedQuery(LAPSED + lock)
                .execute(Tuple.of(Long.valueOf(chunk.firstKey()), Long.valueOf(chunk.lastKey()), day(run, "before")))
                .map(Redemption::all);
    }

    private static LocalDate day(JobRun run, String parameter) {
        return LocalDate.parse(run.parameters().getString(parameter));
    }
}
