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
import dev.kequn.tier.policy.TierPolicies;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** Starts assessments by hand. */
@ApplicationScoped
public class TierRunStarter {
    private static final String OPEN =
            """
            SELECT 1 FROM tier_run t JOIN job_run j USING (run_id)
            WHERE t.period_start = $1 AND t.period_end = $2 AND j.state NOT IN ('SUCCEEDED', 'CANCELLED')""";

    /** Two callers may read the same last revision; the key of the run lets one of them through. */
    private static final String LAST = "SELECT max(revision) FROM job_run WHERE job = $1 AND scheduled_for = $2";

    private final TierSettings settings;
    private final TierPolicies policies;
    private final JobQueue queue;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final Pool pool;

    TierRunStarter(
            TierSettings settings,
            TierPolicies policies,
            JobQueue queue,
            AuditTrail audit,
            BusinessTime time,
            Pool pool) {
        this.settings = settings;
        this.policies = policies;
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
        return due(periodName)
                .chain(due -> pool.withTransaction(transaction -> enqueue(transaction, caller, due)))
                .invoke(queue::wake);
    }

    private Uni<Due> due(String name) {
        PeriodKind.Period period = PeriodKind.anyNamed(name)
                .orElseThrow(
                        () -> new Refusal(TierRunRefusal.INVALID_PERIOD, "period", "A period is written like 2026-Q2"));
        if (period.window().to().isAfter(time.today())) {
            throw new Refusal(
                    TierRunRefusal.PERIOD_NOT_OVER,
                    "period",
                    "The period ends on %s, the business date is %s"
                            .formatted(period.window().lastDay(), time.today()));
        }
        return policies.inForceOn(period.window().lastDay()).map(policy -> {
            if (policy == null) {
                throw new Refusal(TierRunRefusal.NO_POLICY, "period", "No policy is in force on the period's last day");
            }
            return policy.period()
                    .named(name)
                    .map(found -> due(found, policy.period()))
                    .orElseThrow(() -> new Refusal(
                            TierRunRefusal.INVALID_PERIOD, "period", "The policy's period is " + policy.period()));
        });
    }

    private Uni<TierRun> enqueue(SqlConnection transaction, Caller caller, Due due) {
        PeriodKind.Period period = due.period();
        return refuseOpen(transaction, period)
                .chain(() -> nextRevision(transaction, due))
                .chain(revision -> queue.enqueue(
                        transaction,
                        TierAssessmentJob.NAME,
                        due.instant(),
                        revision,
                        new JsonObject().put("period", period.name()),
                        caller))
                .map(run -> run.orElseThrow(TierRunStarter::inProgress))
                .call(run -> note(transaction, caller, period, run))
                .chain(run -> TierRuns.find(transaction, run.runId()));
    }

    /**
     * A period and the instant at which its run is due.
     *
     * @param scheduled whether the schedule itself assesses this period at that instant
     */
    private record Due(PeriodKind.Period period, OffsetDateTime instant, boolean scheduled) {}

    private Due due(PeriodKind.Period period, PeriodKind kind) {
        ZonedDateTime end = period.window().to().atStartOfDay(time.zone());
        ZonedDateTime instant = JobSchedule.nextDue(settings.schedule(), end);
        PeriodKind.Period last = kind.lastEndedBy(instant.toLocalDate().minusDays(1));
        return new Due(period, instant.toOffsetDateTime(), last.equals(period));
    }

    private static Uni<Void> refuseOpen(SqlConnection transaction, PeriodKind.Period period) {
        return transaction
                .preparedQuery(OPEN)
                .execute(Tuple.of(period.window().from(), period.window().to()))
                .invoke(rows -> {
                    if (rows.rowCount() > 0) {
                        throw inProgress();
                    }
                })
                .replaceWithVoid();
    }

    /** The schedule's own place, 0, is only for the period the schedule would assess. */
    private static Uni<Long> nextRevision(SqlConnection transaction, Due due) {
        return transaction
                .preparedQuery(LAST)
                .execute(Tuple.of(TierAssessmentJob.NAME, due.instant()))
                .map(rows -> rows.iterator().next().getLong(0))
                .map(last -> last != null ? last + 1 : due.scheduled() ? 0L : 1L);
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
