package dev.kequn.segment.community;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;

/** How a segment was split the last time. */
public record Split(CommunitySplit by, int silentAfterDays, OffsetDateTime formedAt) {
    static Split of(Row row) {
        return new Split(
                CommunitySplit.valueOf(row.getString("split_by")),
                row.getInteger("silent_after_days"),
                row.getOffsetDateTime("formed_at"));
    }
}
