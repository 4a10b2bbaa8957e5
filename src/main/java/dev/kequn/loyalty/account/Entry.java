package dev.kequn.loyalty.account;

import dev.kequn.loyalty.ledger.LedgerAccount;
import dev.kequn.loyalty.ledger.LotAction;
import dev.kequn.loyalty.ledger.Posted;
import java.time.OffsetDateTime;
import java.util.List;

/** One side of a transaction, on an account of the customer. */
public record Entry(
        Posted transaction,
        OffsetDateTime recordedAt,
        int line,
        LedgerAccount account,
        boolean debit,
        long amount,
        List<Use> uses) {

    /** What the transaction did to a lot. */
    public record Use(long lotVersion, LotAction action, long amount) {}

    /** Where a list of entries, the newest first, goes on: behind this version and line. */
    public record Place(long version, int line) {
        public static final Place START = new Place(Long.MAX_VALUE, 0);
    }
}
