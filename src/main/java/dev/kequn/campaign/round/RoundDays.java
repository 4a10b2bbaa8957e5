package dev.kequn.campaign.round;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a round as the calendar has them.
 *
 * @param season code of its season; null for a campaign without
 * @param to last day
 */
public record RoundDays(@Nullable String season, LocalDate from, LocalDate to) {
    public RoundDays {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A round that ends before it begins");
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
