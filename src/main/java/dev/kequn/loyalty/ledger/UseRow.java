package dev.kequn.loyalty.ledger;

/** What a transaction did to a lot, as it is written. */
record UseRow(long customerId, long version, int line, long lotVersion, LotAction action, long amount) {}
