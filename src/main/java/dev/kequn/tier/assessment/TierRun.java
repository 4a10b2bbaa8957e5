package dev.kequn.tier.assessment;

import dev.kequn.platform.time.Window;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An assessment of one period; its run in the job room has the same id.
 *
 * @param periodEnd first day after the period
 * @param revision 0 for the first of its period, one more for each after it; null until it is completed
 * @param policyId null until it starts, as the other runs' ids
 * @param previousRunId the assessment whose levels customers held before
 * @param baseRunId the last revision of the same period, which this one is compared with
 * @param differences customers found otherwise than in the base; null until it is finished
 * @param unchangedAt when it ended with nothing new; then it has no revision and no assessments
 */
public record TierRun(
        long runId,
        String period,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable Long revision,
        @Nullable Long policyId,
        @Nullable Long previousRunId,
        @Nullable Long baseRunId,
        @Nullable Long differences,
        @Nullable OffsetDateTime completedAt,
        @Nullable OffsetDateTime unchangedAt) {

    static final String COLUMNS = "run_id, period, period_start, period_end, revision, policy_id, previous_run_id, "
            + "base_run_id, differences, completed_at, unchanged_at";

    static TierRun of(Row row) {
        return new TierRun(
                row.getLong("run_id"),
                row.getString("period"),
                row.getLocalDate("period_start"),
                row.getLocalDate("period_end"),
                row.getLong("revision"),
                row.getLong("policy_id"),
                row.getLong("previous_run_id"),
                row.getLong("base_run_id"),
                row.getLong("differences"),
                row.getOffsetDateTime("completed_at"),
                row.getOffsetDateTime("unchanged_at"));
    }

    Window window() {
        return new Window(periodStart, periodEnd);
    }
}
