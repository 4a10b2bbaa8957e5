package dev.kequn.tier.assessment;

import dev.kequn.balance.Balances;
import dev.kequn.customer.CustomerRanges;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobQueue;
import dev.kequn.job.JobRun;
import dev.kequn.platform.db.Statistics;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.PeriodKind;
import dev.kequn.tier.TierSettings;
import dev.kequn.tier.policy.TierPolicies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Assesses the last period that ended before the run's due instant, chunk by chunk of customer ids. Waits until earlier
 * periods in line are assessed and the balances up to the period's last day are taken; shares its resource with the
 * intake, so no file is merged meanwhile.
 */
@ApplicationScoped
public class TierAssessmentJob implements Job {
    public static final String NAME = "tier-assessment";

    private final TierSettings settings;
    private final TierRunStore store;
    private final Assessments assessments;
    private final Assessor assessor;
    private final TierPolicies policies;
    private final Balances balances;
    /** Asked for late: the queue knows every job, this one too. */
    private final Instance<JobQueue> queue;

    private final BusinessTime time;

    TierAssessmentJob(
            TierSettings settings,
            TierRunStore store,
            Assessments assessments,
            Assessor assessor,
            TierPolicies policies,
            Balances balances,
            Instance<JobQueue> queue,
            BusinessTime time) {
        this.settings = settings;
        this.store = store;
        this.assessments = assessments;
        this.assessor = assessor;
        this.policies = policies;
        this.balances = balances;
        this.queue = queue;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String resource() {
        return "daily-data";
    }

    @Override
    public Optional<String> schedule() {
        return Optional.of(settings.schedule());
    }

    @Override
    public Uni<Void> prepare(SqlConnection transaction, JobRun run) {
        return period(run).chain(period -> store.add(transaction, run, period));
    }

    /** What the run was asked for, else the last period that ended before it was due. */
    private Uni<PeriodKind.Period> period(JobRun run) {
        Optional<PeriodKind.Period> asked =
                Optional.ofNullable(run.parameters().getString("period")).flatMap(PeriodKind::anyNamed);
        if (asked.isPresent()) {
            return Uni.createFrom().item(asked.get());
        }
        LocalDate dayBefore =
                run.scheduledFor().atZoneSameInstant(time.zone()).toLocalDate().minusDays(1);
        return policies.inForceOn(dayBefore)
                .map(policy -> policy == null ? PeriodKind.QUARTER : policy.period())
                .map(kind -> kind.lastEndedBy(dayBefore));
    }

    @Override
    public Uni<@Nullable String> waitsFor(SqlConnection transaction, JobRun run) {
        return store.earlierInLine(transaction, run.runId())
                .chain(earlier -> earlier == null
                        ? waitsForBalances(transaction, run)
                        : Uni.createFrom().item("the assessment of " + earlier));
    }

    private Uni<@Nullable String> waitsForBalances(SqlConnection transaction, JobRun run) {
        return TierRuns.find(transaction, run.runId()).map(TierRun::window).chain(window -> balances.takenThrough(
                        transaction)
                .map(taken -> taken.isPresent() && !taken.get().isBefore(window.lastDay())
                        ? null
                        : "balances up to %s; taken up to %s"
                                .formatted(
                                        window.lastDay(),
                                        taken.map(LocalDate::toString).orElse("no day yet"))));
    }

    @Override
    public Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run) {
        return Statistics.refresh(transaction)
                .chain(() -> store.discardCancelled(transaction))
                .chain(() -> store.fix(transaction, run.runId()))
                .chain(() -> store.open(transaction, run.runId()))
                .chain(() -> CustomerRanges.plan(transaction, settings.chunkSize()));
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        long first = Long.parseLong(chunk.firstKey());
        long last = Long.parseLong(chunk.lastKey());
        return TierRuns.find(transaction, run.runId())
                .chain(made -> assessments.of(transaction, made))
                .chain(assessment -> assessor.find(transaction, assessment, first, last)
                        .chain(found -> FindingWriter.write(transaction, run.runId(), assessment, found)
                                .chain(() -> FindingWriter.compare(
                                        transaction, run.runId(), assessment, found, first, last))));
    }

    @Override
    public Uni<Void> finish(SqlConnection transaction, JobRun run) {
        return TierRuns.find(transaction, run.runId())
                .chain(made -> assessments.of(transaction, made).chain(assessment -> store.differences(
                                transaction, run.runId())
                        .chain(differences -> assessment.repeatsBase(differences)
                                ? store.closeUnchanged(transaction, run.runId())
                                : complete(transaction, run, made, differences))));
    }

    private Uni<Void> complete(SqlConnection transaction, JobRun run, TierRun made, long differences) {
        return TierRuns.inForce(transaction)
                .call(() -> store.complete(transaction, run.runId(), differences))
                .chain(before -> announce(transaction, run, made, before));
    }

    /** Customers hear of a level only from the assessment that is in force from now on. */
    private Uni<Void> announce(SqlConnection transaction, JobRun run, TierRun made, @Nullable TierRun before) {
        return before == null || made.periodEnd().isBefore(before.periodEnd())
                ? Uni.createFrom().voidItem()
                : TierEventJob.enqueue(queue.get(), transaction, run, before.runId());
    }
}
