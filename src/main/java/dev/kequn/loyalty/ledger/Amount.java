package dev.kequn.loyalty.ledger;

import dev.kequn.platform.Refusal;

/** How many points one posting may move. */
public final class Amount {
    public static final long MOST = 1_000_000_000L;

    /** How many points one account may hold. */
    static final long MOST_HELD = 999_999_999_999_999L;

    private Amount() {}

    /** @throws Refusal {@link PointsRefusal#INVALID_AMOUNT} */
    public static void check(long amount) {
        if (amount < 1 || amount > MOST) {
            throw new Refusal(PointsRefusal.INVALID_AMOUNT, "amount", "An amount is 1 to " + MOST + " points");
        }
    }
}
