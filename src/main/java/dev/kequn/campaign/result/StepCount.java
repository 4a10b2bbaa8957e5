package dev.kequn.campaign.result;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * Entries that ended alike at one step of one version.
 *
 * @param value by which customers are told apart; null where a customer has none, or nothing tells them apart
 * @param afterNoShow those of them who had not come at least once
 */
record StepCount(
        @Nullable String value,
        long versionId,
        int position,
        FunnelOutcome outcome,
        long entries,
        long afterNoShow,
        long approaches) {
    static StepCount of(Row row) {
        return new StepCount(
                row.getString("value"),
                row.getLong("version_id"),
                row.getInteger("position"),
                FunnelOutcome.valueOf(row.getString("outcome")),
                row.getLong("entries"),
                row.getLong("after_no_show"),
                row.getLong("approaches"));
    }
}
