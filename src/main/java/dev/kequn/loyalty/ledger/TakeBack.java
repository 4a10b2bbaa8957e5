package dev.kequn.loyalty.ledger;

import dev.kequn.platform.Refusal;

/**
 * Where the points of a reversed grant are taken from: first from its own lot, then from what had expired of it; what was
 * spent by then from the customer's other points, and what he does not have he owes, or it is forgiven.
 */
record TakeBack(long own, long expired, long others, long owed, long forgiven) {
    /** @throws Refusal {@link PointsRefusal#POINTS_SPENT} when the lot says so, or nothing at all can be taken */
    static TakeBack of(long amount, Lot lot, long expiredOfLot, long activeBalance) {
        long own = Math.min(amount, lot.remaining());
        long expired = Math.min(amount - own, expiredOfLot);
        long spent = amount - own - expired;
        if (spent > 0 && lot.onSpent() == SpentPolicy.REFUSE) {
            throw new Refusal(PointsRefusal.POINTS_SPENT, "transactionId", "The points are spent already");
        }
        long others = Math.min(spent, activeBalance - (lot.active() ? own : 0));
        long missing = spent - others;
        boolean owed = lot.onSpent() == SpentPolicy.ARREARS;
        if (!owed && missing == amount) {
            throw new Refusal(PointsRefusal.POINTS_SPENT, "transactionId", "There are no points left to take back");
        }
        return new TakeBack(own, expired, others, owed ? missing : 0, owed ? 0 : missing);
    }
}
