package dev.kequn.tier.assessment;

import dev.kequn.balance.Balances;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobRun;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.db.Statistics;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.PeriodKind;
import dev.kequn.tier.TierSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Assesses the last period that ended before the run's due instant, chunk by chunk of customer ids. Waits until the
 * balances up to the period's last day are taken; shares its resource with the intake, so no file is merged meanwhile.
 */
@ApplicationScoped
public class TierAssessmentJob implements Job {
    public static final String NAME = "tier-assessment";

    private static final String ASSESS = SqlResource.read(TierAssessmentJob.class, "assess.sql");
    private static final String ASSESS_QUARTER =
            ASSESS.replace("${kept}", SqlResource.read(TierAssessmentJob.class, "kept-in-quarter.sql"));
    private static final String ASSESS_WINDOW =
            ASSESS.replace("${kept}", SqlResource.read(TierAssessmentJob.class, "kept-in-window.sql"));

    private static final String CHUNKS =
            """
            SELECT min(customer_id)::text AS first_key, max(customer_id)::text AS last_key, count(*) AS units
            FROM customer GROUP BY customer_id / $1 ORDER BY customer_id / $1""";

    private final TierSettings settings;
    private final TierRunStore store;
    private final Balances balances;
    private final BusinessTime time;

    TierAssessmentJob(TierSettings settings, TierRunStore store, Balances balances, BusinessTime time) {
        this.settings = settings;
        this.store = store;
        this.balances = balances;
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
        LocalDate dayBefore =
                run.scheduledFor().atZoneSameInstant(time.zone()).toLocalDate().minusDays(1);
        return AppliedPolicy.inForceOn(transaction, dayBefore)
                .map(policy -> policy.map(AppliedPolicy::period).orElse(PeriodKind.QUARTER))
                .map(kind -> lastEnded(kind, dayBefore))
                .chain(period -> store.add(transaction, run, period));
    }

    /** The last period of this kind whose last day is {@code day} or earlier. */
    private static PeriodKind.Period lastEnded(PeriodKind kind, LocalDate day) {
        PeriodKind.Period current = kind.containing(day);
        return current.window().lastDay().equals(day)
                ? current
                : kind.containing(current.window().from().minusDays(1));
    }

    @Override
    public Uni<@Nullable String> waitsFor(SqlConnection transaction, JobRun run) {
        return store.window(transaction, run.runId()).chain(window -> balances.takenThrough(transaction)
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
                .chain(() -> store.givePolicy(transaction, run.runId()))
                .chain(() -> store.open(transaction, run.runId()))
                .chain(() -> transaction.preparedQuery(CHUNKS).execute(Tuple.of((long) settings.chunkSize())))
                .map(rows -> {
                    List<ChunkPlan> chunks = new ArrayList<>();
                    rows.forEach(row -> chunks.add(new ChunkPlan(
                            row.getString("first_key"), row.getString("last_key"), row.getLong("units"))));
                    return chunks;
                });
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        return AppliedPolicy.ofRun(transaction, run.runId())
                .chain(policy -> store.window(transaction, run.runId()).chain(window -> transaction
                        .preparedQuery(policy.period() == PeriodKind.QUARTER ? ASSESS_QUARTER : ASSESS_WINDOW)
                        .execute(Tuple.from(new Object[] {
                            run.runId(),
                            Long.valueOf(chunk.firstKey()),
                            Long.valueOf(chunk.lastKey()),
                            window.from(),
                            window.to(),
                            policy.aumWeight(),
                            policy.loanWeight(),
                            policy.thresholds(),
                            policy.codes()
                        }))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> finish(SqlConnection transaction, JobRun run) {
        return store.complete(transaction, run.runId());
    }
}
