package dev.kequn.tier.standing;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Where an assessment put one customer. */
public record Tier(
        long customerId,
        long policyId,
        String period,
        LocalDate periodEnd,
        OffsetDateTime assessedAt,
        Composite composite) {

    static final String COLUMNS =
            "assessed.customer_id, run.policy_id, run.period, run.period_end, run.completed_at, " + Composite.COLUMNS;

    static Tier of(Row row) {
        return new Tier(
                row.getLong("customer_id"),
                row.getLong("policy_id"),
                row.getString("period"),
                row.getLocalDate("period_end"),
                row.getOffsetDateTime("completed_at"),
                Composite.of(row));
    }
}
