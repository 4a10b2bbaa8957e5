package dev.kequn.tier.standing;

import dev.kequn.tier.TierChangeReason;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a customer kept in a period; amounts in minor units.
 *
 * @param calculatedLevel by the balances alone
 * @param changeReason null in assessments from before it was kept
 * @param missedPeriods in a row, this one included, in which the balances missed the level
 * @param lastDayAum state on the period's last day; null in assessments from before it was kept
 */
public record Composite(
        String level,
        String calculatedLevel,
        @Nullable TierChangeReason changeReason,
        int missedPeriods,
        long averageAum,
        long averageLoan,
        @Nullable Long lastDayAum,
        @Nullable Long lastDayLoan) {

    static final String COLUMNS =
            """
            assessed.composite_level, coalesce(assessed.calculated_level, assessed.composite_level) AS calculated_level, assessed.change_reason,
            assessed.missed_periods, assessed.average_aum, assessed.average_loan, assessed.last_day_aum, assessed.last_day_loan""";

    static Composite of(Row row) {
        String reason = row.getString("change_reason");
        return new Composite(
                row.getString("composite_level"),
                row.getString("calculated_level"),
                reason == null ? null : TierChangeReason.valueOf(reason),
                row.getInteger("missed_periods"),
                row.getLong("average_aum"),
                row.getLong("average_loan"),
                row.getLong("last_day_aum"),
                row.getLong("last_day_loan"));
    }

    /** The AUM of the period's last day less the daily average: what was there only to be seen. */
    public @Nullable Long windowDressing() {
        return lastDayAum == null ? null : lastDayAum - averageAum;
    }
}
