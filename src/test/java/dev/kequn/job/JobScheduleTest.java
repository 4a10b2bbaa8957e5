package dev.kequn.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which instant a schedule was or will be due at. */
class JobScheduleTest {
    private static final String QUARTERLY = "0 0 2 1 1,4,7,10 ?";

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T02:00:00+08:00, 2026-07-01T02:00:00+08:00",
        "2026-07-01T02:00:00.999+08:00, 2026-07-01T02:00:00+08:00",
        "2026-07-01T01:59:59.999+08:00, 2026-04-01T02:00:00+08:00",
        "2026-09-30T23:59:59+08:00, 2026-07-01T02:00:00+08:00",
        "2027-01-01T00:00:00+08:00, 2026-10-01T02:00:00+08:00"
    })
    void theLastDueInstantIsAtOrBeforeNow(Instant now, Instant due) {
        assertThat(lastDue(QUARTERLY, now, "Asia/Shanghai")).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T00:00:00+08:00, 2026-07-01T02:00:00+08:00",
        "2026-07-01T02:00:00+08:00, 2026-07-01T02:00:00+08:00",
        "2026-07-01T02:00:00.001+08:00, 2026-10-01T02:00:00+08:00",
        "2026-07-01T02:00:01+08:00, 2026-10-01T02:00:00+08:00"
    })
    void theNextDueInstantIsAtOrAfterNow(Instant now, Instant due) {
        ZonedDateTime from = now.atZone(ZoneId.of("Asia/Shanghai"));

        assertThat(JobSchedule.nextDue(QUARTERLY, from).toInstant()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T00:00:00Z, 2024-02-29T01:00:00Z",
        "2028-02-29T00:59:59Z, 2024-02-29T01:00:00Z",
        "2028-02-29T01:00:00Z, 2028-02-29T01:00:00Z"
    })
    void theTwentyNinthOfFebruaryComesInLeapYears(Instant now, Instant due) {
        assertThat(lastDue("0 0 2 29 2 ?", now, "Europe/Prague")).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T12:00:00Z, 2026-03-28T01:00:00Z",
        "2026-03-30T12:00:00Z, 2026-03-30T00:00:00Z",
        "2026-10-24T12:00:00Z, 2026-10-24T00:00:00Z",
        "2026-10-26T12:00:00Z, 2026-10-26T01:00:00Z"
    })
    void theHourIsTheBanksInWinterAndInSummer(Instant now, Instant due) {
        assertThat(lastDue("0 0 2 * * ?", now, "Europe/Prague")).isEqualTo(due);
    }

    /** 02:30 does not exist on 29 March 2026 in Prague, and comes twice on 25 October: one run of each day. */
    @Test
    void theDaysOnWhichClocksChangeHaveOneInstant() {
        assertThat(instantsSeen("2026-03-28T22:00:00Z", "2026-03-29T22:00:00Z"))
                .containsExactly(Instant.parse("2026-03-28T01:30:00Z"), Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(instantsSeen("2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z"))
                .containsExactly(Instant.parse("2026-10-24T00:30:00Z"), Instant.parse("2026-10-25T00:30:00Z"));
    }

    /** What a replica that looks every minute would enqueue: the instant before {@code from} and those up to it. */
    private static SortedSet<Instant> instantsSeen(String from, String to) {
        SortedSet<Instant> seen = new TreeSet<>();
        for (Instant now = Instant.parse(from); now.isBefore(Instant.parse(to)); now = now.plusSeconds(60)) {
            Instant due = lastDue("0 30 2 * * ?", now, "Europe/Prague");
            assertThat(due).isBeforeOrEqualTo(now);
            seen.add(due);
        }
        return seen;
    }

    private static Instant lastDue(String cron, Instant now, String zone) {
        return JobSchedule.lastDue(cron, now.atZone(ZoneId.of(zone)))
                .orElseThrow()
                .toInstant();
    }
}
