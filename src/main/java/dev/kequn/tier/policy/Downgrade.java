package dev.kequn.tier.policy;

import java.util.List;

/**
 * How customers fall.
 *
 * @param gracePeriods periods in a row a customer may miss his level before he falls, 0 to 12
 */
public record Downgrade(DowngradeRule rule, int gracePeriods, List<Floor> floors) {
    public Downgrade {
        floors = List.copyOf(floors);
    }
}
