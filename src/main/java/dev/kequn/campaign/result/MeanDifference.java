package dev.kequn.campaign.result;

import dev.kequn.platform.statistics.Interval;

/**
 * The difference of two means whose variances need not be equal: Welch's interval, with the degrees of freedom of Welch
 * (1947, The generalization of Student's problem when several different population variances are involved, Biometrika
 * 34:28–35) and Satterthwaite (1946), which are those of any weighted sum of means: waves are weighted.
 */
final class MeanDifference {
    private MeanDifference() {}

    /** Of at least one wave. */
    static Difference of(Waves<Sample> waves) {
        double treated = 0;
        double control = 0;
        double variance = 0;
        double uncertainty = 0;
        for (Pair<Sample> pair : waves.pairs()) {
            double weight = waves.weight(pair);
            treated += weight * pair.treated().mean();
            control += weight * pair.control().mean();
            for (Sample arm : new Sample[] {pair.treated(), pair.control()}) {
                double part = weight * weight * arm.variance() / arm.count();
                variance += part;
                uncertainty += part * part / (arm.count() - 1);
            }
        }
        double reach =
                variance == 0 ? 0 : new StudentT(variance * variance / uncertainty).reach() * Math.sqrt(variance);
        double lift = treated - control;
        return new Difference(treated, control, new Interval(lift - reach, lift + reach));
    }
}
