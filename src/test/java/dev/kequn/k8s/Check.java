package dev.kequn.k8s;

import java.util.function.Predicate;

/** One demand of hardening on one object of an overlay: on every pod template, or on the overlay as a whole. */
record Check<T>(String name, Predicate<T> holds) {
    Result of(String object, T subject) {
        return new Result(object, name, holds.test(subject));
    }

    /** What came of a check. */
    record Result(String object, String check, boolean holds) {}
}
