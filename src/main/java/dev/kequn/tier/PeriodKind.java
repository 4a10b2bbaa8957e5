package dev.kequn.tier;

import dev.kequn.platform.time.Window;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.graphql.Description;

@Description("How long an assessment looks back; periods begin and end with the calendar.")
public enum PeriodKind {
    @Description("A month, written 2026-07.")
    MONTH(1, "(\\d{4})-(0[1-9]|1[0-2])"),
    @Description("A quarter, written 2026-Q3.")
    QUARTER(3, "(\\d{4})-Q([1-4])"),
    @Description("Half a year, written 2026-H2.")
    HALF_YEAR(6, "(\\d{4})-H([12])"),
    @Description("A year, written 2026.")
    YEAR(12, "(\\d{4})()");

    private final int months;
    private final Pattern form;

    PeriodKind(int months, String form) {
        this.months = months;
        this.form = Pattern.compile(form);
    }

    /** The period of this kind that {@code day} lies in. */
    public Period containing(LocalDate day) {
        int number = (day.getMonthValue() - 1) / months;
        LocalDate start = LocalDate.of(day.getYear(), number * months + 1, 1);
        return new Period(name(day.getYear(), number + 1), new Window(start, start.plusMonths(months)));
    }

    /** The last period of this kind whose last day is {@code day} or earlier. */
    public Period lastEndedBy(LocalDate day) {
        Period current = containing(day);
        return current.window().lastDay().equals(day)
                ? current
                : containing(current.window().from().minusDays(1));
    }

    /** The period written as {@code name}; empty when it is not written as one of this kind. */
    public Optional<Period> named(String name) {
        Matcher matcher = form.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = matcher.group(2).isEmpty() ? 1 : Integer.parseInt(matcher.group(2));
        return Optional.of(containing(LocalDate.of(Integer.parseInt(matcher.group(1)), (number - 1) * months + 1, 1)));
    }

    /** The period written as {@code name} in the form of any kind. */
    public static Optional<Period> anyNamed(String name) {
        return Arrays.stream(values())
                .map(kind -> kind.named(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String name(int year, int number) {
        return switch (this) {
            case MONTH -> "%d-%02d".formatted(year, number);
            case QUARTER -> "%d-Q%d".formatted(year, number);
            case HALF_YEAR -> "%d-H%d".formatted(year, number);
            case YEAR -> Integer.toString(year);
        };
    }

    /** A named span of whole days that is assessed as one. */
    public record Period(String name, Window window) {}
}
