package dev.kequn.tier.assessment;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.job.JobQueue;
import dev.kequn.job.JobRun;
import dev.kequn.job.JobSchedule;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.PeriodKind;
import dev.kequn.tier.TierSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts assessments by hand and lists them. */
@ApplicationScoped
public class TierRuns {
    /** Two callers may read the same last revision; the key of the run lets one of them through. */
    private static final String LAST =
            "SELECT revision, state FROM job_run WHERE job = $1 AND scheduled_for = $2 ORDER BY revision DESC LIMIT 1";

    private static final String LIST = "SELECT " + TierRun.COLUMNS
            + " FROM tier_run WHERE ($1::bigint IS NULL OR run_id < $1) ORDER BY run_id DESC LIMIT $2";

    private static final String ONE = "SELECT " + TierRun.COLUMNS + " FROM tier_run WHERE run_id = $1";

    private static final String IN_FORCE_ON = "SELECT " + TierRun.COLUMNS
            + " FROM tier_run WHERE completed_at IS NOT NULL AND period_end <= $1 "
            + "ORDER BY period_end DESC, revision DESC LIMIT 1";

    private final TierSettings settings;
    private final JobQueue queue;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final Pool pool;

    TierRuns(TierSettings settings, JobQueue queue, AuditTrail audit, BusinessTime time, Pool pool) {
        this.settings = settings;
        this.queue = queue;
        this.audit = audit;
        this.time = time;
        this.pool = pool;
    }

    /**
     * Puts an assessment of this period in line, as the schedule would: the same run if the schedule has not made it
     * yet, the next revision if it has succeeded or was cancelled. It starts when its balances are taken.
     *
     * @throws Refusal any of {@link TierRunRefusal}
     */
    public Uni<TierRun> start(Caller caller, String periodName) {
        return pool.withTransaction(transaction ->
                        period(transaction, periodName).chain(period -> enqueue(transaction, caller, period)))
                .invoke(queue::wake);
    }

    /** Up to {@code count} runs older than {@code before}, the newest first. */
    public Uni<List<TierRun>> list(@Nullable Long before, int count) {
        return pool.preparedQuery(LIST).execute(Tuple.of(before, count)).map(rows -> {
            List<TierRun> runs = new ArrayList<>();
            rows.forEach(row -> runs.add(TierRun.of(row)));
            return runs;
        });
    }

    /** The last completed assessment, by period and revision, whose period had ended by {@code day}; null before it. */
    public Uni<@Nullable TierRun> inForceOn(LocalDate day) {
        return pool.preparedQuery(IN_FORCE_ON)
                .execute(Tuple.of(day.plusDays(1)))
                .map(rows ->
                        rows.rowCount() == 0 ? null : TierRun.of(rows.iterator().next()));
    }

    public Uni<Integer> count() {
        return pool.query("SELECT count(*)::int FROM tier_run")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private Uni<PeriodKind.Period> period(SqlConnection transaction, String name) {
        PeriodKind.Period period = Arrays.stream(PeriodKind.values())
                .map(kind -> kind.named(name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(TierRunRefusal.INVALID_PERIOD, "period", "A period is written like 2026-Q2"));
        if (period.window().to().isAfter(time.today())) {
            throw new Refusal(
                    TierRunRefusal.PERIOD_NOT_OVER,
                    "period",
                    "The period ends on %s, the business date is %s"
                            .formatted(period.window().lastDay(), time.today()));
        }
        return AppliedPolicy.inForceOn(transaction, period.window().lastDay()).map(policy -> {
            PeriodKind kind = policy.map(AppliedPolicy::period)
                    .orElseThrow(() -> new Refusal(
                            TierRunRefusal.NO_POLICY, "period", "No policy is in force on the period's last day"));
            return kind.named(name)
                    .orElseThrow(() ->
                            new Refusal(TierRunRefusal.INVALID_PERIOD, "period", "The policy's period is " + kind));
        });
    }

    private Uni<TierRun> enqueue(SqlConnection transaction, Caller caller, PeriodKind.Period period) {
        OffsetDateTime due = dueAfter(period);
        return nextRevision(transaction, due)
                .chain(revision -> queue.enqueue(
                        transaction,
                        TierAssessmentJob.NAME,
                        due,
                        revision,
                        new JsonObject().put("period", period.name()),
                        caller))
                .map(run -> run.orElseThrow(TierRuns::inProgress))
                .call(run -> note(transaction, caller, period, run))
                .chain(run -> transaction.preparedQuery(ONE).execute(Tuple.of(run.runId())))
                .map(rows -> TierRun.of(rows.iterator().next()));
    }

    /** The instant at which the schedule assesses this period. */
    private OffsetDateTime dueAfter(PeriodKind.Period period) {
        ZonedDateTime end = period.window().to().atStartOfDay(time.zone());
        return JobSchedule.nextDue(settings.schedule(), end).toOffsetDateTime();
    }

    private static Uni<Long> nextRevision(SqlConnection transaction, OffsetDateTime due) {
        return transaction
                .preparedQuery(LAST)
                .execute(Tuple.of(TierAssessmentJob.NAME, due))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        return 0L;
                    }
                    var last = rows.iterator().next();
                    String state = last.getString("state");
                    if (!state.equals("SUCCEEDED") && !state.equals("CANCELLED")) {
                        throw inProgress();
                    }
                    return last.getLong("revision") + 1;
                });
    }

    private Uni<Void> note(SqlConnection transaction, Caller caller, PeriodKind.Period period, JobRun run) {
        JsonObject started = new JsonObject().put("period", period.name());
        return audit.record(transaction, caller, Change.created("tierRunStart", "TierRun", run.runId(), started));
    }

    private static Refusal inProgress() {
        return new Refusal(
                TierRunRefusal.RUN_IN_PROGRESS, "period", "An assessment of this period is queued, running or halted");
    }
}
