package dev.kequn.loyalty.earning;

import java.time.LocalDate;
import java.util.List;

/**
 * What a rule would have given.
 *
 * @param seen events of its type, or months of customers, that were looked at
 * @param cutByCaps points that its caps would have kept back
 * @param cutByBudget points beyond its budget
 * @param byDay days on which it would have given something or been cut
 * @param truncated whether there was more to look at
 */
public record EarningSimulation(
        int seen,
        int matched,
        int customers,
        long points,
        long cutByCaps,
        long cutByBudget,
        List<Day> byDay,
        boolean truncated) {
    /** One day; of a rule about months, the last of a month. */
    public record Day(LocalDate day, int matched, int customers, long points) {}

    /** Whether every figure is about nobody or at least so many customers. */
    public boolean tells(int smallest) {
        return customers == 0 || customers >= smallest;
    }

    /** The same for each day. */
    public boolean tellsDays(int smallest) {
        return tells(smallest) && byDay.stream().allMatch(day -> day.customers() >= smallest);
    }
}
