package dev.kequn.loyalty.earning;

import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;

@Description("Over which time a cap counts, in the bank's calendar.")
public enum CapPeriod {
    @Description("A day.")
    DAY,
    @Description("A calendar month.")
    MONTH,
    @Description("A calendar year.")
    YEAR,
    @Description("All time.")
    EVER;

    /** First day of the period that {@code day} is in. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
            case EVER -> LocalDate.MIN;
        };
    }

    /** First day behind the period that {@code day} is in. */
    LocalDate behind(LocalDate day) {
        return switch (this) {
            case DAY -> day.plusDays(1);
            case MONTH -> first(day).plusMonths(1);
            case YEAR -> first(day).plusYears(1);
            case EVER -> LocalDate.MAX;
        };
    }
}
