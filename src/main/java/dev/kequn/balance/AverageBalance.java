package dev.kequn.balance;

/** A customer's daily averages over a window, in minor units, rounded half up. */
public record AverageBalance(long customerId, long aum, long loan, long deposit) {}
