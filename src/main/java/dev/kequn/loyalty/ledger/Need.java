package dev.kequn.loyalty.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done on an account, so that what it takes is brought in with it.
 *
 * @param opens whether an account is opened for a customer who has none
 * @param cover how many points may be taken from its lots; null for all there are
 * @param reversed version of the transaction that is to be reversed
 */
public record Need(long customerId, boolean opens, @Nullable Long cover, @Nullable Long reversed) {
    public static Need toEarn(long customerId) {
        return new Need(customerId, true, 0L, null);
    }

    public static Need toSpend(long customerId, long amount) {
        return new Need(customerId, false, amount, null);
    }

    public static Need toReverse(long customerId, long version) {
        return new Need(customerId, false, null, version);
    }

    /** Only for what the calendar has decided. */
    public static Need toSettle(long customerId) {
        return new Need(customerId, false, 0L, null);
    }

    /** For whatever may come. */
    public static Need ofAll(long customerId) {
        return new Need(customerId, false, null, null);
    }
}
