package dev.kequn.customer.prospect;

import dev.kequn.platform.Refusal;
import java.time.LocalDate;

/** Days that lie behind and are no slip of the pen. */
final class Days {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private Days() {}

    /** @throws Refusal {@link ProspectRefusal#INVALID_DAY} for this argument */
    static void check(LocalDate day, LocalDate today, String field) {
        if (day.isBefore(FIRST) || day.isAfter(today)) {
            throw new Refusal(ProspectRefusal.INVALID_DAY, field, "The day is after the business date or before 1900");
        }
    }
}
