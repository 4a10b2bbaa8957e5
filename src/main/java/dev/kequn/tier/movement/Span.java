package dev.kequn.tier.movement;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import java.time.LocalDate;

/** From the end of one day to the end of a later one. */
public record Span(LocalDate from, LocalDate to) {
    /** @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} */
    public Span {
        if (!from.isBefore(to) || from.getYear() < 1900 || to.getYear() > 2200) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT, "to", "from must be before to, both between 1900 and 2200");
        }
    }
}
