package dev.kequn.loyalty.earning;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;

/**
 * Who brought a newcomer who was not rewarded yet, and when he said so.
 *
 * @param active whether the referrer is with the bank; else he gets nothing
 */
record Introduction(long referrerId, boolean active, LocalDate registeredOn) {
    static Introduction of(Row row) {
        return new Introduction(
                row.getLong("referrer_id"), row.getBoolean("active"), row.getLocalDate("registered_on"));
    }

    /** Whether an act of this day comes within so many days of the registration. */
    boolean covers(LocalDate day, int withinDays) {
        return !day.isBefore(registeredOn) && !day.isAfter(registeredOn.plusDays(withinDays));
    }
}
