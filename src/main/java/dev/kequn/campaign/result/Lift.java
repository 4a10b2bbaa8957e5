package dev.kequn.campaign.result;

import dev.kequn.platform.statistics.Interval;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the treatment has changed, if anything can be said of it.
 *
 * @param difference null for {@link LiftVerdict#TOO_FEW} and {@link LiftVerdict#NOT_MEASURABLE}
 */
public record Lift(LiftVerdict verdict, @Nullable Difference difference) {
    static final Lift NOT_MEASURABLE = new Lift(LiftVerdict.NOT_MEASURABLE, null);

    /** @param least how many each arm must have for anything to be said */
    static <T> Lift of(Waves<T> waves, int least, Function<Waves<T>, Difference> compare) {
        if (waves.pairs().isEmpty() || waves.hasFewerThan(least)) {
            return new Lift(LiftVerdict.TOO_FEW, null);
        }
        Difference difference = compare.apply(waves);
        return new Lift(verdict(difference.interval()), difference);
    }

    private static LiftVerdict verdict(Interval interval) {
        if (interval.liesAbove(0)) {
            return LiftVerdict.HIGHER;
        }
        return interval.liesBelow(0) ? LiftVerdict.LOWER : LiftVerdict.NO_DIFFERENCE;
    }
}
