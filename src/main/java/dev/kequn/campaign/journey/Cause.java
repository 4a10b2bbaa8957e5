package dev.kequn.campaign.journey;

import dev.kequn.campaign.enrolment.CausedBy;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What moved a customer, and when.
 *
 * @param day of it, in the bank's zone
 * @param eventId of an event
 * @param actor of staff
 * @param note of staff, 1 to 500 characters
 */
record Cause(
        CausedBy by,
        OffsetDateTime at,
        LocalDate day,
        @Nullable Long eventId,
        @Nullable String actor,
        @Nullable String note) {
    static Cause event(long eventId, OffsetDateTime at, LocalDate day) {
        return new Cause(CausedBy.EVENT, at, day, eventId, null, null);
    }

    static Cause staff(String actor, @Nullable String note, OffsetDateTime at, LocalDate day) {
        return new Cause(CausedBy.STAFF, at, day, null, actor, note);
    }

    static Cause time(OffsetDateTime at, LocalDate day) {
        return new Cause(CausedBy.TIME, at, day, null, null, null);
    }
}
