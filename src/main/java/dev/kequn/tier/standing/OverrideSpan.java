package dev.kequn.tier.standing;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An override and the days on which it held.
 *
 * @param until last day for which it was meant
 * @param to first day on which it no longer holds
 * @param endedBy who ended it; null when its last day did
 */
public record OverrideSpan(
        long overrideId,
        String level,
        String reason,
        String actor,
        LocalDate until,
        LocalDate from,
        LocalDate to,
        OverrideEnding ending,
        @Nullable String endedBy) {

    static OverrideSpan of(Row row) {
        return new OverrideSpan(
                row.getLong("override_id"),
                row.getString("level"),
                row.getString("reason"),
                row.getString("actor"),
                row.getLocalDate("until_day"),
                row.getLocalDate("held_from"),
                row.getLocalDate("held_to"),
                OverrideEnding.valueOf(row.getString("ending")),
                row.getString("ended_by"));
    }

    boolean covers(LocalDate day) {
        return !from.isAfter(day) && to.isAfter(day);
    }
}
