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
    /** Two callers may read the same last revision; the key of the run lets one of them through. */
    private static final String LAST =
            "SELECT revision, state FROM job_run WHERE job = $1 AND scheduled_for = $2 ORDER BY revision DESC LIMIT 1";

    private static final String ONE = "SELECT " + TierRun.COLUMNS + " FROM tier_run WHERE run_id = $1";

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
        return period(periodName)
                .chain(period -> pool.withTransaction(transaction -> enqueue(transaction, caller, period)))
                .invoke(queue::wake);
    }

    private Uni<PeriodKind.Period> period(String name) {
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
                    .orElseThrow(() -> new Refusal(
                            TierRunRefusal.INVALID_PERIOD, "period", "The policy's period is " + policy.period()));
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
                .map(run -> run.orElseThrow(TierRunStarter::inProgress))
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
