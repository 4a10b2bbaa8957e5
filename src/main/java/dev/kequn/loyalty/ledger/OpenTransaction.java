package dev.kequn.loyalty.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A transaction being written into an account's journal; every movement has two sides. */
final class OpenTransaction {
    private final long customerId;
    private final long version;
    private final LocalDate day;
    private final Balances balances;
    private final Journal journal;
    private int entries;
    private int uses;

    OpenTransaction(long customerId, long version, LocalDate day, Balances balances, Journal journal) {
        this.customerId = customerId;
        this.version = version;
        this.day = day;
        this.balances = balances;
        this.journal = journal;
    }

    /** Moves nothing for an amount of 0. */
    void move(LedgerAccount debit, LedgerAccount credit, long amount) {
        if (amount > 0) {
            balances.debit(debit, amount);
            enter(debit, true, amount);
            balances.credit(credit, amount);
            enter(credit, false, amount);
        }
    }

    private void enter(LedgerAccount account, boolean debit, long amount) {
        journal.add(new EntryRow(customerId, version, ++entries, account, debit, amount));
    }

    void use(Lot lot, LotAction action, long amount) {
        if (amount > 0) {
            switch (action) {
                case SPEND, EXPIRE, SETTLE, TAKE_BACK -> lot.take(amount);
                case RESTORE -> lot.giveBack(amount);
                case ACTIVATE, VOID -> {}
            }
            journal.add(new UseRow(customerId, version, ++uses, lot.version(), action, amount));
            journal.changed(lot);
        }
    }

    Posted close(TransactionKind kind, long amount, Memo memo) {
        return close(kind, amount, memo, null, 0);
    }

    Posted close(TransactionKind kind, long amount, Memo memo, @Nullable Long reverses, long shortfall) {
        Posted posted = new Posted(
                customerId,
                version,
                kind,
                amount,
                day,
                memo,
                reverses,
                shortfall,
                balances.active(),
                balances.pending(),
                balances.arrears());
        journal.add(posted);
        return posted;
    }
}
