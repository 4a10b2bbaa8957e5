package dev.kequn.campaign.result;

import dev.kequn.platform.statistics.Interval;
import dev.kequn.platform.statistics.Proportion;

/**
 * The difference of two shares. In one wave its interval is Newcombe's hybrid of two score intervals (Newcombe 1998,
 * Interval estimation for the difference between independent proportions: comparison of eleven methods, Statistics in
 * Medicine 17:873–890, method 10). Several waves are weighted, and the reaches of their intervals combined by square and
 * add, as the method itself combines two (Zou and Donner 2008, Construction of confidence limits about effect measures,
 * Statistics in Medicine 27:1693–1702; Yan and Su 2010 for strata of proportions).
 */
final class ShareDifference {
    private ShareDifference() {}

    /** Of at least one wave. */
    static Difference of(Waves<Proportion> waves) {
        double treated = 0;
        double control = 0;
        double down = 0;
        double up = 0;
        for (Pair<Proportion> pair : waves.pairs()) {
            double weight = waves.weight(pair);
            double of = pair.treated().share();
            double to = pair.control().share();
            Interval first = pair.treated().wilson();
            Interval second = pair.control().wilson();
            treated += weight * of;
            control += weight * to;
            down += square(weight) * (square(of - first.low()) + square(second.high() - to));
            up += square(weight) * (square(first.high() - of) + square(to - second.low()));
        }
        double lift = treated - control;
        return new Difference(treated, control, new Interval(lift - Math.sqrt(down), lift + Math.sqrt(up)));
    }

    private static double square(double x) {
        return x * x;
    }
}
