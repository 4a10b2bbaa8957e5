package dev.kequn.campaign.result;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The waves in which both arms are: treated and control are compared within each, and each counts by how many were treated
 * in it. A campaign that is rolled out with another control share than its pilot, or a new round, would else compare
 * customers of different days.
 */
record Waves<T>(List<Pair<T>> pairs, ToLongFunction<T> size) {
    /** Fewer have no variance. */
    private static final long LEAST = 2;

    /** Those of the pairs that can be compared. */
    static <T> Waves<T> of(List<Pair<T>> pairs, ToLongFunction<T> size) {
        Predicate<T> enough = arm -> size.applyAsLong(arm) >= LEAST;
        return new Waves<>(
                pairs.stream()
                        .filter(pair -> enough.test(pair.treated()) && enough.test(pair.control()))
                        .toList(),
                size);
    }

    /** Whether either arm has fewer in all. */
    boolean hasFewerThan(int least) {
        return treated() < least
                || pairs.stream()
                                .mapToLong(pair -> size.applyAsLong(pair.control()))
                                .sum()
                        < least;
    }

    /** Part of all who were treated. */
    double weight(Pair<T> pair) {
        return (double) size.applyAsLong(pair.treated()) / treated();
    }

    private long treated() {
        return pairs.stream()
                .mapToLong(pair -> size.applyAsLong(pair.treated()))
                .sum();
    }
}
