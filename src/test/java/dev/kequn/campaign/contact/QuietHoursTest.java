package dev.kequn.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.platform.Refusal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a contact may go out, by the clock on the wall, whatever is done to it. */
class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "21:00, 09:00, 2026-07-15T20:59, 2026-07-15T20:59",
        "21:00, 09:00, 2026-07-15T21:00, 2026-07-16T09:00",
        "21:00, 09:00, 2026-07-15T23:59, 2026-07-16T09:00",
        "21:00, 09:00, 2026-07-16T00:00, 2026-07-16T09:00",
        "21:00, 09:00, 2026-07-16T08:59, 2026-07-16T09:00",
        "21:00, 09:00, 2026-07-16T09:00, 2026-07-16T09:00",
        "12:00, 14:00, 2026-07-15T11:59, 2026-07-15T11:59",
        "12:00, 14:00, 2026-07-15T12:00, 2026-07-15T14:00",
        "12:00, 14:00, 2026-07-15T14:00, 2026-07-15T14:00",
        "00:00, 23:59, 2026-12-31T00:00, 2026-12-31T23:59",
        "23:59, 00:00, 2026-12-31T23:59, 2027-01-01T00:00"
    })
    void waitForTheirEnd(LocalTime from, LocalTime to, LocalDateTime at, LocalDateTime expected) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");

        assertThat(new QuietHours(from, to).earliest(at.atZone(zone))).isEqualTo(expected.atZone(zone));
    }

    @ParameterizedTest
    @CsvSource({
        // The end is left out: at 02:00 it becomes 03:00.
        "22:00, 02:30, 2026-03-28T23:00:00+01:00, 2026-03-29T03:00:00+02:00",
        "22:00, 04:00, 2026-03-28T23:00:00+01:00, 2026-03-29T04:00:00+02:00",
        // The only minutes that are not quiet are left out: they come a day later.
        "02:10, 02:05, 2026-03-28T02:11:00+01:00, 2026-03-30T02:05:00+02:00",
        // The end comes twice: at 03:00 it becomes 02:00 again.
        "22:00, 02:30, 2026-10-25T01:00:00+02:00, 2026-10-25T02:30:00+02:00",
        "22:00, 02:30, 2026-10-25T02:10:00+01:00, 2026-10-25T02:30:00+01:00",
        // Put back out of the quiet hours.
        "02:30, 04:00, 2026-10-25T02:45:00+02:00, 2026-10-25T02:00:00+01:00"
    })
    void followAClockThatIsChanged(LocalTime from, LocalTime to, String at, String expected) {
        ZonedDateTime moment = ZonedDateTime.parse(at).withZoneSameInstant(BERLIN);

        assertThat(new QuietHours(from, to).earliest(moment).toInstant())
                .isEqualTo(ZonedDateTime.parse(expected).toInstant());
    }

    @Property(tries = 300)
    void theFirstMinuteThatIsNotQuiet(
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to,
            @ForAll @IntRange(max = 3 * 1440) int after,
            @ForAll boolean spring) {
        if (from == to) {
            return;
        }
        QuietHours hours = new QuietHours(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to * 60L));
        ZonedDateTime at = (spring ? LocalDateTime.of(2026, 3, 28, 0, 0) : LocalDateTime.of(2026, 10, 24, 0, 0))
                .atZone(BERLIN)
                .plusMinutes(after);
        ZonedDateTime expected = at;
        while (hours.cover(expected)) {
            expected = expected.plusMinutes(1);
        }

        assertThat(hours.earliest(at)).isEqualTo(expected);
    }

    @Test
    void areNotAllDay() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("quietHours.to"));
        assertThatThrownBy(() -> new QuietHours(LocalTime.of(12, 0, 1), LocalTime.MIDNIGHT))
                .isInstanceOf(Refusal.class);
    }
}
