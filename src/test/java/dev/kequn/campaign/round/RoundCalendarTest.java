package dev.kequn.campaign.round;

import static dev.kequn.campaign.definition.SampleContent.season;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignSeason;
import dev.kequn.campaign.definition.SampleContent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which round is on. */
class RoundCalendarTest {
    private static final LocalDate OPENING = LocalDate.of(2026, 3, 15);

    @Test
    void withoutSeasonsAllItsDaysAreOneRound() {
        CampaignContent content = SampleContent.on(OPENING, OPENING.plusDays(9));
        RoundDays round = new RoundDays(null, OPENING, OPENING.plusDays(9));

        assertThat(RoundCalendar.on(content, OPENING.minusDays(1))).isEmpty();
        assertThat(RoundCalendar.on(content, OPENING)).contains(round);
        assertThat(RoundCalendar.on(content, OPENING.plusDays(9))).contains(round);
        assertThat(RoundCalendar.on(content, OPENING.plusDays(10))).isEmpty();
        assertThat(RoundCalendar.upcoming(content, OPENING, 3)).containsExactly(round);
        assertThat(RoundCalendar.upcoming(content, OPENING.plusDays(1), 3)).isEmpty();
    }

    @Test
    void seasonsComeBackAndTheFirstAndLastAreCut() {
        CampaignContent content = SampleContent.on(
                OPENING, LocalDate.of(2027, 12, 24), season("WINTER", 1201, 228), season("SPRING", 301, 430));

        assertThat(RoundCalendar.upcoming(content, OPENING, 9))
                .containsExactly(
                        new RoundDays("SPRING", OPENING, LocalDate.of(2026, 4, 30)),
                        new RoundDays("WINTER", LocalDate.of(2026, 12, 1), LocalDate.of(2027, 2, 28)),
                        new RoundDays("SPRING", LocalDate.of(2027, 3, 1), LocalDate.of(2027, 4, 30)),
                        new RoundDays("WINTER", LocalDate.of(2027, 12, 1), LocalDate.of(2027, 12, 24)));
        assertThat(RoundCalendar.on(content, LocalDate.of(2027, 1, 1)))
                .contains(new RoundDays("WINTER", LocalDate.of(2026, 12, 1), LocalDate.of(2027, 2, 28)));
        assertThat(RoundCalendar.on(content, LocalDate.of(2026, 5, 1))).isEmpty();
    }

    @Test
    void aLeapDayIsInTheYearsThatHaveOne() {
        CampaignContent onlyThen = SampleContent.on(OPENING, null, season("LEAP", 229, 229));
        CampaignContent until = SampleContent.on(OPENING, null, season("UNTIL", 201, 229));

        assertThat(RoundCalendar.upcoming(onlyThen, OPENING, 2))
                .extracting(RoundDays::from)
                .containsExactly(LocalDate.of(2028, 2, 29), LocalDate.of(2032, 2, 29));
        assertThat(RoundCalendar.upcoming(onlyThen, LocalDate.of(2096, 3, 1), 1))
                .extracting(RoundDays::from)
                .containsExactly(LocalDate.of(2104, 2, 29));
        assertThat(RoundCalendar.upcoming(until, OPENING, 2))
                .extracting(RoundDays::to)
                .containsExactly(LocalDate.of(2027, 2, 28), LocalDate.of(2028, 2, 29));
    }

    /** Day by day: whoever's month and day lie in a season belongs to the year in which that season began. */
    @Property(tries = 300)
    void agreesWithALookAtEveryDay(@ForAll("contents") CampaignContent content, @ForAll @IntRange(max = 1200) int ask) {
        LocalDate from = LocalDate.of(2025, 1, 1).plusDays(ask);
        List<RoundDays> naive = naive(content, LocalDate.of(2022, 1, 1), LocalDate.of(2036, 1, 1));

        assertThat(RoundCalendar.on(content, from))
                .isEqualTo(naive.stream().filter(round -> round.covers(from)).findFirst());
        assertThat(RoundCalendar.upcoming(content, from, 3))
                .isEqualTo(naive.stream()
                        .filter(round -> !round.from().isBefore(from))
                        .limit(3)
                        .toList());
    }

    @Provide
    Arbitrary<CampaignContent> contents() {
        Arbitrary<LocalDate> first = Arbitraries.integers().between(0, 900).map(days -> LocalDate.of(2025, 1, 1)
                .plusDays(days));
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 1500).injectNull(0.3);
        return Combinators.combine(first, length, seasons())
                .as((day, days, seasons) -> SampleContent.on(
                        day,
                        days == null && !seasons.isEmpty() ? null : day.plusDays(days == null ? 30 : days),
                        seasons.toArray(CampaignSeason[]::new)));
    }

    /** Neighbours in a circle of days, so that they do not overlap and the last may reach over the new year. */
    private static Arbitrary<List<CampaignSeason>> seasons() {
        return Arbitraries.integers()
                .between(0, 365)
                .list()
                .uniqueElements()
                .ofMinSize(0)
                .ofMaxSize(8)
                .map(cuts -> {
                    List<Integer> days = cuts.stream().sorted().toList();
                    List<CampaignSeason> seasons = new ArrayList<>();
                    for (int i = 0; i + 1 < days.size(); i += 2) {
                        boolean last = i + 3 >= days.size() && cuts.get(0) % 2 == 0 && i > 0;
                        seasons.add(
                                last
                                        ? season("S" + i, code(days.get(i)), code(days.get(0) - 1))
                                        : season("S" + i, code(days.get(i)), code(days.get(i + 1) - 1)));
                    }
                    return seasons;
                });
    }

    /** Of a leap year's day, counted from 0. */
    private static int code(int day) {
        LocalDate date = LocalDate.of(2024, 1, 1).plusDays(Math.floorMod(day, 366));
        return date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    private static List<RoundDays> naive(CampaignContent content, LocalDate from, LocalDate to) {
        Map<String, RoundDays> rounds = new LinkedHashMap<>();
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            LocalDate last = content.terms().lastDay();
            if (day.isBefore(content.terms().firstDay()) || last != null && day.isAfter(last)) {
                continue;
            }
            LocalDate one = day;
            occurrence(content, day)
                    .ifPresent(key -> rounds.merge(
                            key,
                            new RoundDays(seasonOf(key), one, one),
                            (was, is) -> new RoundDays(was.season(), was.from(), one)));
        }
        return List.copyOf(rounds.values());
    }

    private static @Nullable String seasonOf(String occurrence) {
        String code = occurrence.substring(0, occurrence.indexOf(' '));
        return code.isEmpty() ? null : code;
    }

    private static Optional<String> occurrence(CampaignContent content, LocalDate day) {
        if (content.seasons().isEmpty()) {
            return Optional.of(" ");
        }
        int code = day.getMonthValue() * 100 + day.getDayOfMonth();
        for (CampaignSeason season : content.seasons()) {
            boolean over = season.to() < season.from();
            if (over ? code >= season.from() || code <= season.to() : code >= season.from() && code <= season.to()) {
                return Optional.of(
                        season.code() + " " + (over && code <= season.to() ? day.getYear() - 1 : day.getYear()));
            }
        }
        return Optional.empty();
    }
}
