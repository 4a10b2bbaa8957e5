package dev.kequn.campaign.result;

import dev.kequn.platform.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How far those who were treated are from those who were not.
 *
 * @param treated share or mean of those who were
 * @param control of those who were not, as many from each wave as were treated there
 * @param interval of the difference
 */
public record Difference(double treated, double control, Interval interval) {
    public double lift() {
        return treated - control;
    }

    /** The lift by what it would have been without; null where that is nothing. */
    public @Nullable Double relative() {
        return control == 0 ? null : (Double) (lift() / control);
    }
}
