package dev.kequn.segment.portrait;

import java.util.List;

/**
 * A column of the population, by which its customers are counted.
 *
 * @param sql over a customer {@code c} and what {@link Traits#joins} joins; the business date is {@code $1}, each
 *     {@code ?} takes the next of {@code bound}
 */
record Source(String sql, Distribution.Shape shape, List<Object> bound) {
    static Source ordered(String sql) {
        return new Source(sql, Distribution.Shape.ORDERED, List.of());
    }

    static Source open(String sql) {
        return new Source(sql, Distribution.Shape.OPEN, List.of());
    }

    /** @param sql an array, null where it has no element */
    static Source several(String sql) {
        return new Source(sql, Distribution.Shape.SEVERAL, List.of());
    }
}
