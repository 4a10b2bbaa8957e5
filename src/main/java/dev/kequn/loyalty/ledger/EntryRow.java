package dev.kequn.loyalty.ledger;

/** One side of a transaction as it is written. */
record EntryRow(long customerId, long version, int line, LedgerAccount account, boolean debit, long amount) {}
