package dev.kequn.loyalty.reward;

import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("RewardLimitPeriod")
@Description("Over which days a customer's redemptions of a reward are counted; days of the bank's calendar.")
public enum LimitPeriod {
    @Description("The business date alone.")
    DAY,
    @Description("The calendar month.")
    MONTH,
    @Description("The calendar year.")
    YEAR,
    @Description("All days there were.")
    EVER;

    /** First day of the period that {@code day} is in. */
    LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
            case EVER -> LocalDate.EPOCH;
        };
    }
}
