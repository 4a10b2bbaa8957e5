package dev.kequn.campaign.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.stream.Stream;

/**
 * When nobody is approached, by the clock on the bank's wall.
 *
 * @param from first quiet minute
 * @param to first minute that is quiet no more; before {@code from} it is one of the next day
 */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        ContactPolicyRefusal.check(
                !from.equals(to), "quietHours.to", "Quiet hours end at another time than they begin");
        ContactPolicyRefusal.check(minute(from), "quietHours.from", "Quiet hours begin on a full minute");
        ContactPolicyRefusal.check(minute(to), "quietHours.to", "Quiet hours end on a full minute");
    }

    public boolean cover(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    /** {@code at}, or where it is quiet, when that is over; clocks may be put forward or back meanwhile. */
    public ZonedDateTime earliest(ZonedDateTime at) {
        if (!cover(at)) {
            return at;
        }
        ZoneId zone = at.getZone();
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.nextTransition(at.toInstant());
        // A day whose clock is put forward may have no such minute; then it is the next one's.
        Stream<Instant> ends =
                Stream.of(0, 1, 2).flatMap(days -> ends(at.toLocalDate().plusDays(days), rules));
        return Stream.concat(ends, Stream.ofNullable(change).map(ZoneOffsetTransition::getInstant))
                .map(moment -> moment.atZone(zone))
                .filter(moment -> moment.isAfter(at) && !cover(moment))
                .min(ZonedDateTime::compareTo)
                .orElseThrow();
    }

    /** The moments of the day at which the wall's clock shows the end: none or two where it is put forward or back. */
    private Stream<Instant> ends(LocalDate day, ZoneRules rules) {
        return rules.getValidOffsets(day.atTime(to)).stream().map(day.atTime(to)::toInstant);
    }

    private static boolean minute(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }
}
