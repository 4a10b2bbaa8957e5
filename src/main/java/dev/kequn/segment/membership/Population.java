package dev.kequn.segment.membership;

import java.util.Collection;

/** The customers whose membership is looked at: as a condition on a customer id, with what is bound for it. */
record Population(String condition, Object[] bound) {
    static Population between(long first, long last) {
        return new Population("BETWEEN $1 AND $2", new Object[] {first, last});
    }

    static Population of(Collection<Long> customerIds) {
        return new Population("= ANY ($1::bigint[])", new Object[] {customerIds.toArray(Long[]::new)});
    }

    /** Number of the first parameter that it leaves free. */
    int next() {
        return bound.length + 1;
    }
}
