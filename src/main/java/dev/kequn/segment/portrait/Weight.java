package dev.kequn.segment.portrait;

/** Customers and the sum of their balances, in minor units. */
record Weight(long customers, long aum) {
    static final Weight NONE = new Weight(0, 0);

    Weight plus(Weight other) {
        return new Weight(customers + other.customers, aum + other.aum);
    }

    Weight minus(Weight other) {
        return new Weight(customers - other.customers, aum - other.aum);
    }
}
