package dev.kequn.campaign.result;

import dev.kequn.platform.statistics.Interval;

/** Student's t distribution: how far from 0 the middle 95 % of it reach. */
final class StudentT {
    private static final double MIDDLE = 0.95;
    private static final double PRECISION = 1e-13;
    private static final double LAST_STEP = 1e-10;
    /** With more it is the normal distribution, up to the sixth digit. */
    private static final double MOST_FREEDOM = 1e6;

    private final double freedom;
    private final double top;

    /** @param freedom degrees of freedom, 1 or more */
    StudentT(double freedom) {
        this.freedom = Math.min(freedom, MOST_FREEDOM);
        this.top = Math.exp(logGamma((this.freedom + 1) / 2) - logGamma(this.freedom / 2))
                / Math.sqrt(this.freedom * Math.PI);
    }

    /** By Newton's steps from the normal distribution's value: what is left outside is convex, so none goes too far. */
    double reach() {
        double t = Interval.Z;
        double step;
        do {
            step = (MIDDLE - within(t)) / (2 * density(t));
            t += step;
        } while (Math.abs(step) > LAST_STEP * t);
        return t;
    }

    private double density(double t) {
        return top * Math.exp(-(freedom + 1) / 2 * Math.log1p(t * t / freedom));
    }

    /** The probability of a value between −t and t: the incomplete beta function as a series (DLMF 8.17.8). */
    double within(double t) {
        double y = t * t / (freedom + t * t);
        double term = 1;
        double sum = 1;
        for (int n = 0; term > PRECISION * sum * (1 - y); n++) {
            term *= y * (freedom / 2 + 0.5 + n) / (1.5 + n);
            sum += term;
        }
        return 2 * t * density(t) * sum;
    }

    /** Stirling's series (DLMF 5.11.1) from 10 on; below, Γ(x) = Γ(x + 1) / x. */
    private static double logGamma(double x) {
        double product = 1;
        double far = x;
        for (; far < 10; far++) {
            product *= far;
        }
        double square = far * far;
        double series = (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / 1680.0 / square) / square) / square) / far;
        return (far - 0.5) * Math.log(far) - far + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
    }
}
