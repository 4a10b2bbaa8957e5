package dev.kequn.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What must hold of a ledger after every step, read from its rows alone. */
final class PaperAudit {
    private PaperAudit() {}

    static void holds(PaperBook book) {
        everyTransactionBalances(book);
        theChainLeadsToTheBalances(book);
        lotsHoldWhatTheirUsesLeft(book);
        noOriginalIsReversedBeyondItself(book);
        nothingIsDueUnseen(book);
    }

    private static void everyTransactionBalances(PaperBook book) {
        Map<Long, Long> differences = new TreeMap<>();
        book.transactions.forEach(posted -> differences.put(posted.version(), 0L));
        book.entries.forEach(entry ->
                differences.merge(entry.version(), entry.debit() ? entry.amount() : -entry.amount(), Long::sum));
        assertThat(differences.values()).as("I1").allMatch(difference -> difference == 0);
        assertThat(book.entries).as("I1").allMatch(entry -> entry.amount() > 0);
    }

    private static void theChainLeadsToTheBalances(PaperBook book) {
        long active = 0;
        long pending = 0;
        long arrears = 0;
        for (int i = 0; i < book.transactions.size(); i++) {
            Posted posted = book.transactions.get(i);
            assertThat(posted.version()).as("I4").isEqualTo(i + 1);
            assertThat(posted.amount()).isPositive();
            active += moved(book, posted.version(), LedgerAccount.ACTIVE);
            pending += moved(book, posted.version(), LedgerAccount.PENDING);
            arrears -= moved(book, posted.version(), LedgerAccount.ARREARS);
            assertThat(new long[] {posted.active(), posted.pending(), posted.arrears()})
                    .as("I4 at %d", posted.version())
                    .containsExactly(active, pending, arrears);
            assertThat(Math.min(active, Math.min(pending, arrears))).as("I3").isNotNegative();
            assertThat(Math.min(active, arrears)).as("Who owes has nothing").isZero();
        }
        Balances balances = book.balances();
        assertThat(new long[] {balances.active(), balances.pending(), balances.arrears()})
                .as("I2")
                .containsExactly(active, pending, arrears);
        assertThat(balances.earned())
                .as("I2")
                .isEqualTo(-moved(book, LedgerAccount.ISSUE) - moved(book, LedgerAccount.ADJUSTMENT));
        assertThat(balances.spent()).as("I2").isEqualTo(moved(book, LedgerAccount.REDEMPTION));
        assertThat(balances.expired()).as("I2").isEqualTo(moved(book, LedgerAccount.EXPIRY));
    }

    private static void lotsHoldWhatTheirUsesLeft(PaperBook book) {
        for (Lot lot : book.lots.values()) {
            long left = lot.granted()
                    - book.uses.stream()
                            .filter(use -> use.lotVersion() == lot.version())
                            .mapToLong(use -> switch (use.action()) {
                                case SPEND, EXPIRE, SETTLE, TAKE_BACK -> use.amount();
                                case RESTORE -> -use.amount();
                                case ACTIVATE, VOID -> 0;
                            })
                            .sum();
            assertThat(lot.remaining()).as("I5 of lot %d", lot.version()).isEqualTo(left);
            assertThat(lot.remaining()).as("I5 of lot %d", lot.version()).isBetween(0L, lot.granted());
        }
        assertThat(remaining(book, true)).as("I5").isEqualTo(book.balances().active());
        assertThat(remaining(book, false)).as("I5").isEqualTo(book.balances().pending());
    }

    private static void noOriginalIsReversedBeyondItself(PaperBook book) {
        book.transactions.forEach(
                posted -> assertThat(book.reversed(posted.version())).as("I8").isLessThanOrEqualTo(posted.amount()));
    }

    private static void nothingIsDueUnseen(PaperBook book) {
        LocalDate seen = book.nextDue() == null ? LocalDate.MAX : book.nextDue();
        assertThat(book.lots.values().stream().map(Lot::due).filter(Objects::nonNull))
                .as("nothing happens before the account says")
                .allMatch(due -> !due.isBefore(seen));
    }

    private static long remaining(PaperBook book, boolean active) {
        return book.lots.values().stream()
                .filter(lot -> lot.active() == active)
                .mapToLong(Lot::remaining)
                .sum();
    }

    private static long moved(PaperBook book, LedgerAccount account) {
        return book.transactions.stream()
                .mapToLong(posted -> moved(book, posted.version(), account))
                .sum();
    }

    private static long moved(PaperBook book, long version, LedgerAccount account) {
        return book.entries.stream()
                .filter(entry -> entry.version() == version && entry.account() == account)
                .mapToLong(entry -> entry.debit() ? -entry.amount() : entry.amount())
                .sum();
    }
}
