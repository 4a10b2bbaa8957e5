package dev.kequn.customer;

import java.util.Collection;

/** Some customers, for statements of later rooms: as a condition on a customer id, with what is bound for it. */
public record Population(String condition, Object[] bound) {
    public static Population between(long first, long last) {
        return new Population("BETWEEN $1 AND $2", new Object[] {first, last});
    }

    public static Population of(Collection<Long> customerIds) {
        return new Population("= ANY ($1::bigint[])", new Object[] {customerIds.toArray(Long[]::new)});
    }

    /** Number of the first parameter that it leaves free. */
    public int next() {
        return bound.length + 1;
    }
}
