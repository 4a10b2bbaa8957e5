package dev.kequn.loyalty.account;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all customers together hold on a day.
 *
 * @param months in order, points that never expire last
 * @param arrears what customers owe; not taken off what others hold
 */
public record Provision(LocalDate day, List<Month> months, long arrears) {
    /** @param month of the last day on which the points can be spent; null for never */
    public record Month(@Nullable YearMonth month, long active, long pending) {}

    public long active() {
        return months.stream().mapToLong(Month::active).sum();
    }

    public long pending() {
        return months.stream().mapToLong(Month::pending).sum();
    }
}
