package dev.kequn.tier.override;

import dev.kequn.access.Reason;
import dev.kequn.platform.Refusal;
import java.time.LocalDate;

/** What someone wants a customer's service level to be; checked as far as it can be without the customer. */
public record OverrideWish(String level, String reason, LocalDate until) {
    private static final int LONGEST_YEARS = 5;

    void check(LocalDate today) {
        Reason.check(reason, OverrideRefusal.INVALID_REASON);
        if (until.isBefore(today)) {
            throw new Refusal(
                    OverrideRefusal.UNTIL_PAST, "until", "The last day is before the business date, " + today);
        }
        if (until.isAfter(today.plusYears(LONGEST_YEARS))) {
            throw new Refusal(
                    OverrideRefusal.UNTIL_TOO_FAR,
                    "until",
                    "An override holds for at most " + LONGEST_YEARS + " years; then someone looks at it again");
        }
    }
}
