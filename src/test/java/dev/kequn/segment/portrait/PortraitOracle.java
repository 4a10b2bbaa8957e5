package dev.kequn.segment.portrait;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Counts customers one by one and reckons by the book. */
final class PortraitOracle {
    private PortraitOracle() {}

    /**
     * A customer as the tests know him.
     *
     * @param values of each dimension, by its name, an attribute's behind a colon; empty for unknown or none
     */
    record Person(boolean first, boolean second, long aum, Map<String, Set<String>> values) {
        boolean has(String dimension, String value) {
            Set<String> his = values.getOrDefault(dimension, Set.of());
            return value == null ? his.isEmpty() : his.contains(value);
        }
    }

    static long count(Collection<Person> people, Predicate<Person> wanted) {
        return people.stream().filter(wanted).count();
    }

    static long aum(Collection<Person> people, Predicate<Person> wanted) {
        return people.stream().filter(wanted).mapToLong(Person::aum).sum();
    }

    /** z-test of x of n against y of m, without anybody in common; null where fewer than 5 are expected somewhere. */
    static Double pValue(long x, long n, long y, long m) {
        double pooled = (double) (x + y) / (n + m);
        for (double expected : List.of(n * pooled, n * (1 - pooled), m * pooled, m * (1 - pooled))) {
            if (!(expected >= 5)) {
                return null;
            }
        }
        double z = ((double) x / n - (double) y / m) / Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / m));
        return tails(z);
    }

    /** The same where {@code xm} of {@code nm} customers are in both groups. */
    static Double pValue(long x, long n, long y, long m, long xm, long nm) {
        double pooled = (double) (x + y - xm) / (n + m - nm);
        for (double group : List.of((double) n, (double) m, (double) n + m - 2 * nm)) {
            if (!(group * pooled >= 5) || !(group * (1 - pooled) >= 5)) {
                return null;
            }
        }
        double covariance = pooled * (1 - pooled) * nm / ((double) n * m);
        double variance = pooled * (1 - pooled) / n + pooled * (1 - pooled) / m - 2 * covariance;
        return tails(((double) x / n - (double) y / m) / Math.sqrt(variance));
    }

    /** Twice what Simpson's rule finds under the normal density beyond z. */
    static double tails(double z) {
        double from = Math.abs(z);
        int steps = 4000;
        double width = 12.0 / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double x = from + i * width;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-x * x / 2);
        }
        return 2 * sum * width / 3 / Math.sqrt(2 * Math.PI);
    }
}
