package dev.kequn.segment.portrait;

/** Both tails of the standard normal distribution, to about 14 digits: a series near the middle, a fraction far from it. */
final class NormalTails {
    private static final double FAR = 2.5;
    private static final double PRECISION = 1e-17;

    private NormalTails() {}

    /** The probability of a value at least as far from zero. */
    static double beyond(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        return x < FAR ? 1 - series(x) : fraction(x);
    }

    /** erf(x) = 2x/√π · e^(−x²) · Σ (2x²)^n / (1·3·5 … (2n+1)) (Abramowitz and Stegun 7.1.6). */
    private static double series(double x) {
        double term = 1;
        double sum = 1;
        for (int n = 1; term > PRECISION * sum; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 * x / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** erfc(x) = e^(−x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))) (7.1.14), from its far end. */
    private static double fraction(double x) {
        double below = x;
        for (int n = 120; n >= 1; n--) {
            below = x + n / 2.0 / below;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / below;
    }
}
