package dev.kequn.tier.standing;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** What one assessment found for one customer; averages in minor units. */
public record Tier(
        long customerId,
        long policyId,
        String period,
        LocalDate periodEnd,
        OffsetDateTime assessedAt,
        String compositeLevel,
        String serviceLevel,
        String serviceSource,
        long averageAum,
        long averageLoan) {

    static Tier of(Row row) {
        return new Tier(
                row.getLong("customer_id"),
                row.getLong("policy_id"),
                row.getString("period"),
                row.getLocalDate("period_end"),
                row.getOffsetDateTime("completed_at"),
                row.getString("composite_level"),
                row.getString("service_level"),
                row.getString("service_source"),
                row.getLong("average_aum"),
                row.getLong("average_loan"));
    }
}
