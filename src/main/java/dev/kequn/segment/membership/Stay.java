package dev.kequn.segment.membership;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A customer's stay in a segment.
 *
 * @param version of the definition by which he came
 * @param leftOn first day on which he is no member; null while he is
 */
public record Stay(
        long customerId,
        String code,
        OffsetDateTime enteredAt,
        LocalDate enteredOn,
        StayReason entryReason,
        int version,
        @Nullable LocalDate leftOn,
        @Nullable StayReason leaveReason) {
    static final String COLUMNS =
            """
            m.customer_id, s.code, m.entered_at, m.entered_on, m.entry_reason, d.version, m.left_on, m.leave_reason
            FROM segment_member m JOIN segment s USING (segment_id) JOIN segment_definition d USING (definition_id)""";

    static Stay of(Row row) {
        String leaveReason = row.getString("leave_reason");
        return new Stay(
                row.getLong("customer_id"),
                row.getString("code"),
                row.getOffsetDateTime("entered_at"),
                row.getLocalDate("entered_on"),
                StayReason.valueOf(row.getString("entry_reason")),
                row.getInteger("version"),
                row.getLocalDate("left_on"),
                leaveReason == null ? null : StayReason.valueOf(leaveReason));
    }
}
