package dev.kequn.loyalty.earning;

import dev.kequn.balance.Balances;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobRun;
import dev.kequn.loyalty.LoyaltySettings;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rules about months to the month that ended before the run was due, chunk by chunk of customer ids. Waits
 * until the balances up to the month's last day are taken; shares its resource with the intake, so no file is merged
 * meanwhile. A month that is run again gives only what it had not given.
 */
@ApplicationScoped
public class PeriodEarningJob implements Job {
    public static final String NAME = "points-period";

    private static final String MONTH = "month";

    private final LoyaltySettings settings;
    private final PeriodEarnings earnings;
    private final Balances balances;
    private final BusinessTime time;

    PeriodEarningJob(LoyaltySettings settings, PeriodEarnings earnings, Balances balances, BusinessTime time) {
        this.settings = settings;
        this.earnings = earnings;
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
        return Optional.of(settings.periodSchedule());
    }

    @Override
    public JsonObject parametersDueAt(ZonedDateTime due) {
        return new JsonObject().put(MONTH, YearMonth.from(due).minusMonths(1).toString());
    }

    private static YearMonth month(JobRun run) {
        return YearMonth.parse(run.parameters().getString(MONTH));
    }

    /** Nothing where no rule asks. */
    @Override
    public Uni<@Nullable String> waitsFor(SqlConnection transaction, JobRun run) {
        LocalDate last = month(run).atEndOfMonth();
        return earnings.rules(transaction, last)
                .chain(rules -> rules.isEmpty()
                        ? Uni.createFrom().<@Nullable String>nullItem()
                        : balances.takenThrough(transaction)
                                .map(taken -> taken.isPresent() && !taken.get().isBefore(last)
                                        ? null
                                        : "balances up to %s; taken up to %s"
                                                .formatted(
                                                        last,
                                                        taken.map(LocalDate::toString)
                                                                .orElse("no day yet"))));
    }

    @Override
    public Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run) {
        LocalDate last = month(run).atEndOfMonth();
        return earnings.rules(transaction, last)
                .chain(rules -> rules.isEmpty()
                        ? Uni.createFrom().<List<ChunkPlan>>item(List.of())
                        : PeriodEarnings.ranges(transaction, last, settings.periodChunk()));
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        return earnings.earn(
                transaction,
                month(run),
                Long.parseLong(chunk.firstKey()),
                Long.parseLong(chunk.lastKey()),
                time.today());
    }
}
