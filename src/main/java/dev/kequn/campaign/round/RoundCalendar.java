package dev.kequn.campaign.round;

import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignSeason;
import dev.kequn.campaign.definition.CampaignTerms;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which rounds a version's seasons make: each year's days of a season, cut to the days of the campaign; without seasons all
 * its days are one.
 */
public final class RoundCalendar {
    /** The longest time without a 29th of February. */
    private static final int YEARS_BETWEEN_LEAP_DAYS = 8;

    private RoundCalendar() {}

    /** The round that is on. */
    public static Optional<RoundDays> on(CampaignContent content, LocalDate day) {
        return rounds(content, day.getYear() - 1, 2)
                .filter(round -> round.covers(day))
                .findFirst();
    }

    /** Up to {@code count} rounds that begin on {@code from} or later, in their order. */
    public static List<RoundDays> upcoming(CampaignContent content, LocalDate from, int count) {
        LocalDate first = later(from, content.terms().firstDay());
        return rounds(content, first.getYear() - 1, (count + 1) * YEARS_BETWEEN_LEAP_DAYS + 2)
                .filter(round -> !round.from().isBefore(from))
                .limit(count)
                .toList();
    }

    /** Those whose seasons begin in one of so many years, in their order. */
    private static Stream<RoundDays> rounds(CampaignContent content, int firstYear, int years) {
        CampaignTerms terms = content.terms();
        return content.seasons().isEmpty()
                ? Stream.of(new RoundDays(null, terms.firstDay(), Objects.requireNonNull(terms.lastDay())))
                : IntStream.range(firstYear, firstYear + years).boxed().flatMap(year -> content.seasons().stream()
                        .flatMap(season -> round(season, year, terms).stream())
                        .sorted(Comparator.comparing(RoundDays::from)));
    }

    private static Optional<RoundDays> round(CampaignSeason season, int year, CampaignTerms terms) {
        LocalDate from = later(first(season.from(), year), terms.firstDay());
        LocalDate seasonEnd = last(season.to(), season.to() < season.from() ? year + 1 : year);
        LocalDate to = terms.lastDay() == null || seasonEnd.isBefore(terms.lastDay()) ? seasonEnd : terms.lastDay();
        return to.isBefore(from) ? Optional.empty() : Optional.of(new RoundDays(season.code(), from, to));
    }

    /** The 29th of February is the 1st of March in years without one. */
    private static LocalDate first(int day, int year) {
        MonthDay found = MonthDay.of(day / 100, day % 100);
        return found.isValidYear(year)
                ? found.atYear(year)
                : Year.of(year).atMonth(3).atDay(1);
    }

    /** The 29th of February is the 28th in years without one. */
    private static LocalDate last(int day, int year) {
        return MonthDay.of(day / 100, day % 100).atYear(year);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
