package dev.kequn.loyalty.ledger;

import dev.kequn.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that is to be reversed, with what the ledger knew of it when the account was locked.
 *
 * @param reversed how much of it earlier reversals took back or forgave
 * @param debits what it took from lots, in the order it took it, less what earlier reversals gave back
 * @param expired how much of the lot it brought has expired, less what earlier reversals made void
 */
record Original(long version, TransactionKind kind, long amount, long reversed, List<Debit> debits, long expired) {
    /** A part of a debit that is still to be given back. */
    record Debit(long lotVersion, long amount) {}

    /**
     * How much is reversed of it.
     *
     * @param wanted all that is left when null
     * @throws Refusal {@link PointsRefusal#NOT_REVERSIBLE}, {@code EXCEEDS_ORIGINAL}, {@code INVALID_AMOUNT}
     */
    long toReverse(@Nullable Long wanted) {
        if (!kind.bringsPoints() && kind != TransactionKind.SPEND) {
            throw new Refusal(PointsRefusal.NOT_REVERSIBLE, "transactionId", "A transaction " + kind + " stays");
        }
        long left = amount - reversed;
        long asked = wanted == null ? Math.max(left, 1) : wanted;
        Amount.check(asked);
        if (asked > left) {
            throw new Refusal(
                    PointsRefusal.EXCEEDS_ORIGINAL,
                    "amount",
                    "Of the transaction " + left + " points are not reversed");
        }
        return asked;
    }

    /** The debits to be given back, the last ones taken first: of what the customer gets back, what lives longest. */
    List<Debit> lastDebits(long back) {
        List<Debit> given = new ArrayList<>();
        long left = back;
        for (int i = debits.size() - 1; i >= 0 && left > 0; i--) {
            long part = Math.min(left, debits.get(i).amount());
            if (part > 0) {
                given.add(new Debit(debits.get(i).lotVersion(), part));
                left -= part;
            }
        }
        return given;
    }
}
