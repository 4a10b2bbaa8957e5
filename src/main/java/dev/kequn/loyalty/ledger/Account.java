package dev.kequn.loyalty.ledger;

import dev.kequn.platform.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A customer's points, locked: what may be done with them and what it does. A refusal leaves the account as it was; what
 * was done is in its journal, for {@link Books} to write.
 */
public final class Account {
    private final long customerId;
    private final LocalDate day;
    private final Balances balances;
    private final TreeSet<Lot> lots = new TreeSet<>(Lot.ORDER);
    private final Map<Long, Lot> lotsByVersion = new HashMap<>();
    private final Map<Long, Original> originals = new HashMap<>();
    private final Journal journal = new Journal();
    private long version;
    private final @Nullable LocalDate wasDue;
    private @Nullable LocalDate nextDue;
    private @Nullable LocalDate laterDue;

    Account(long customerId, LocalDate day, long version, Balances balances, @Nullable LocalDate nextDue) {
        this.customerId = customerId;
        this.day = day;
        this.version = version;
        this.balances = balances;
        this.wasDue = nextDue;
        this.nextDue = nextDue;
    }

    /** Puts in the open lots that what is to be done needs, and what is to be reversed. */
    void bring(Collection<Lot> open, Collection<Original> toReverse) {
        open.forEach(this::bring);
        toReverse.forEach(original -> originals.put(original.version(), original));
    }

    private void bring(Lot lot) {
        if (lotsByVersion.putIfAbsent(lot.version(), lot) == null) {
            lots.add(lot);
        }
    }

    /** Says when something happens next to the open lots that are not brought in. */
    void leaveOut(@Nullable LocalDate due) {
        laterDue = due;
    }

    /** Whether something happens by itself before anything else may be done; the lots to which it does are needed. */
    boolean isDue() {
        return nextDue != null && !nextDue.isAfter(day);
    }

    /** Does what the calendar has decided: points become active, points expire. */
    void settle() {
        if (isDue()) {
            activate(lots.stream().filter(lot -> lot.dueToActivate(day)).toList(), Memo.system("points-activation"));
            expire(lots.stream()
                    .filter(lot -> lot.remaining() > 0 && lot.expiredBy(day))
                    .toList());
            nextDue = laterDue;
            lots.forEach(this::dueWith);
        }
    }

    /**
     * Brings points; arrears are paid from them first.
     *
     * @throws Refusal {@link PointsRefusal#INVALID_VALIDITY}, {@link PointsRefusal#BALANCE_TOO_LARGE}
     */
    public Posted earn(Grant grant, Memo memo) {
        expectRoom(grant.amount());
        Lot lot = grant.lot(version + 1, day);
        OpenTransaction transaction = begin();
        transaction.move(issuer(grant.kind()), holder(lot), grant.amount());
        bring(lot);
        journal.brought(lot);
        payArrears(transaction);
        dueWith(lot);
        return transaction.close(grant.kind(), grant.amount(), memo);
    }

    /**
     * Spends points, those that expire first before the others.
     *
     * @throws Refusal {@link PointsRefusal#INVALID_AMOUNT}, {@link PointsRefusal#INSUFFICIENT_POINTS}
     */
    public Posted spend(long amount, Memo memo) {
        Amount.check(amount);
        if (balances.active() < amount) {
            throw new Refusal(PointsRefusal.INSUFFICIENT_POINTS, "amount", "There are fewer points than that");
        }
        OpenTransaction transaction = begin();
        take(transaction, amount, LotAction.SPEND);
        transaction.move(LedgerAccount.ACTIVE, LedgerAccount.REDEMPTION, amount);
        return transaction.close(TransactionKind.SPEND, amount, memo);
    }

    /** Lets points that waited for an event of this type become active; null when none did. */
    public @Nullable Posted activate(String eventType, Memo memo) {
        return activate(lots.stream().filter(lot -> lot.awaits(eventType)).toList(), memo);
    }

    /**
     * Reverses an EARN, GRANT or SPEND that was brought in for it, once.
     *
     * @param amount how much of it; all that is left when null
     * @throws Refusal {@link PointsRefusal#UNKNOWN_TRANSACTION}, {@code NOT_REVERSIBLE}, {@code EXCEEDS_ORIGINAL},
     *     {@code POINTS_SPENT}, {@code INVALID_AMOUNT}, {@code BALANCE_TOO_LARGE}
     */
    public Posted reverse(long reversed, @Nullable Long amount, Memo memo) {
        Original original = originals.get(reversed);
        if (original == null) {
            throw new Refusal(PointsRefusal.UNKNOWN_TRANSACTION, "transactionId", "No such transaction");
        }
        long wanted = original.toReverse(amount);
        Posted posted = original.kind() == TransactionKind.SPEND
                ? giveBack(original, wanted, memo)
                : takeBack(original, wanted, memo);
        originals.remove(reversed);
        return posted;
    }

    private Posted giveBack(Original original, long amount, Memo memo) {
        expectRoom(amount);
        OpenTransaction transaction = begin();
        transaction.move(LedgerAccount.REDEMPTION, LedgerAccount.ACTIVE, amount);
        long late = 0;
        for (Original.Debit debit : original.lastDebits(amount)) {
            Lot lot = lot(debit.lotVersion());
            transaction.use(lot, LotAction.RESTORE, debit.amount());
            if (lot.expiredBy(day)) {
                transaction.use(lot, LotAction.EXPIRE, debit.amount());
                late += debit.amount();
            }
            lots.add(lot);
            dueWith(lot);
        }
        transaction.move(LedgerAccount.ACTIVE, LedgerAccount.EXPIRY, late);
        payArrears(transaction);
        return transaction.close(TransactionKind.REVERSE, amount, memo, original.version(), 0);
    }

    private Posted takeBack(Original original, long amount, Memo memo) {
        Lot lot = lot(original.version());
        TakeBack part = TakeBack.of(amount, lot, original.expired() + journal.expiredOf(lot), balances.active());
        LedgerAccount issuer = issuer(original.kind());
        OpenTransaction transaction = begin();
        transaction.move(holder(lot), issuer, part.own());
        transaction.use(lot, LotAction.TAKE_BACK, part.own());
        transaction.move(LedgerAccount.EXPIRY, issuer, part.expired());
        transaction.use(lot, LotAction.VOID, part.expired());
        take(transaction, part.others(), LotAction.TAKE_BACK);
        transaction.move(LedgerAccount.ACTIVE, issuer, part.others());
        transaction.move(LedgerAccount.ARREARS, issuer, part.owed());
        return transaction.close(
                TransactionKind.REVERSE, amount - part.forgiven(), memo, original.version(), part.forgiven());
    }

    private @Nullable Posted activate(List<Lot> waiting, Memo memo) {
        if (waiting.isEmpty()) {
            return null;
        }
        OpenTransaction transaction = begin();
        long amount = waiting.stream().mapToLong(Lot::remaining).sum();
        transaction.move(LedgerAccount.PENDING, LedgerAccount.ACTIVE, amount);
        for (Lot lot : waiting) {
            transaction.use(lot, LotAction.ACTIVATE, lot.remaining());
            lots.remove(lot);
            lot.activate(day);
            lots.add(lot);
        }
        payArrears(transaction);
        waiting.forEach(this::dueWith);
        return transaction.close(TransactionKind.ACTIVATE, amount, memo);
    }

    private void expire(List<Lot> due) {
        if (due.isEmpty()) {
            return;
        }
        OpenTransaction transaction = begin();
        long active = due.stream().filter(Lot::active).mapToLong(Lot::remaining).sum();
        long amount = due.stream().mapToLong(Lot::remaining).sum();
        transaction.move(LedgerAccount.PENDING, LedgerAccount.EXPIRY, amount - active);
        transaction.move(LedgerAccount.ACTIVE, LedgerAccount.EXPIRY, active);
        due.forEach(lot -> transaction.use(lot, LotAction.EXPIRE, lot.remaining()));
        transaction.close(TransactionKind.EXPIRE, amount, Memo.system("points-expiry"));
    }

    private void payArrears(OpenTransaction transaction) {
        long paid = Math.min(balances.arrears(), balances.active());
        take(transaction, paid, LotAction.SETTLE);
        transaction.move(LedgerAccount.ACTIVE, LedgerAccount.ARREARS, paid);
    }

    private void take(OpenTransaction transaction, long amount, LotAction action) {
        long left = amount;
        for (Iterator<Lot> inOrder = lots.iterator(); left > 0 && inOrder.hasNext(); ) {
            Lot lot = inOrder.next();
            if (lot.spendableOn(day)) {
                long part = Math.min(left, lot.remaining());
                transaction.use(lot, action, part);
                left -= part;
            }
            if (lot.remaining() == 0) {
                inOrder.remove();
            }
        }
        if (left > 0) {
            throw new IllegalStateException("The lots of customer " + customerId + " do not hold his balance");
        }
    }

    private OpenTransaction begin() {
        return new OpenTransaction(customerId, ++version, day, balances, journal);
    }

    private void expectRoom(long amount) {
        if (balances.active() + balances.pending() > Amount.MOST_HELD - amount) {
            throw new Refusal(PointsRefusal.BALANCE_TOO_LARGE, "amount", "The account cannot hold as many points");
        }
    }

    private void dueWith(Lot lot) {
        LocalDate due = lot.due();
        if (due != null && (nextDue == null || due.isBefore(nextDue))) {
            nextDue = due;
        }
    }

    private Lot lot(long lotVersion) {
        Lot lot = lotsByVersion.get(lotVersion);
        if (lot == null) {
            throw new IllegalStateException("Lot " + lotVersion + " was not brought in");
        }
        return lot;
    }

    private static LedgerAccount issuer(TransactionKind kind) {
        return kind == TransactionKind.GRANT ? LedgerAccount.ADJUSTMENT : LedgerAccount.ISSUE;
    }

    private static LedgerAccount holder(Lot lot) {
        return lot.active() ? LedgerAccount.ACTIVE : LedgerAccount.PENDING;
    }

    public long customerId() {
        return customerId;
    }

    /** Whether there is anything to write; what was due may have turned out to be nothing. */
    boolean isChanged() {
        return !journal.isEmpty() || !Objects.equals(nextDue, wasDue);
    }

    long version() {
        return version;
    }

    Balances balances() {
        return balances;
    }

    @Nullable
    LocalDate nextDue() {
        return nextDue;
    }

    Journal journal() {
        return journal;
    }
}
