package dev.kequn.loyalty.ledger;

/** Grants as tests need them. */
final class Grants {
    private Grants() {}

    /** They never expire and are not taken back once they are spent. */
    static Grant earned(long amount) {
        return earned(amount, SpentPolicy.REFUSE);
    }

    static Grant earned(long amount, SpentPolicy onSpent) {
        return new Grant(TransactionKind.EARN, amount, Activation.IMMEDIATE, Expiry.NEVER, onSpent);
    }

    static Grant earned(long amount, Activation activation, Expiry expiry) {
        return new Grant(TransactionKind.EARN, amount, activation, expiry, SpentPolicy.REFUSE);
    }

    /** Good for so many days, today included. */
    static Grant expiring(long amount, int days) {
        return expiring(amount, days, SpentPolicy.REFUSE);
    }

    static Grant expiring(long amount, int days, SpentPolicy onSpent) {
        return new Grant(
                TransactionKind.EARN, amount, Activation.IMMEDIATE, new Expiry(ExpiryKind.DAYS, days, null), onSpent);
    }
}
