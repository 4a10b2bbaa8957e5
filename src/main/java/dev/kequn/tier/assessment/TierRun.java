package dev.kequn.tier.assessment;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An assessment of one period; its run in the job room has the same id.
 *
 * @param periodEnd first day after the period
 * @param policyId null until it starts
 */
public record TierRun(
        long runId,
        String period,
        LocalDate periodStart,
        LocalDate periodEnd,
        long revision,
        @Nullable Long policyId,
        @Nullable OffsetDateTime completedAt) {

    static final String COLUMNS = "run_id, period, period_start, period_end, revision, policy_id, completed_at";

    static TierRun of(Row row) {
        return new TierRun(
                row.getLong("run_id"),
                row.getString("period"),
                row.getLocalDate("period_start"),
                row.getLocalDate("period_end"),
                row.getLong("revision"),
                row.getLong("policy_id"),
                row.getOffsetDateTime("completed_at"));
    }
}
