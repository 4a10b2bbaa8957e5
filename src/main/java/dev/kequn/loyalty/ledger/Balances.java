package dev.kequn.loyalty.ledger;

/**
 * What the customer's own accounts hold, and what went through those of the bank over the account's life. Always:
 * active + pending − arrears = earned − spent − expired.
 */
final class Balances {
    private long active;
    private long pending;
    private long arrears;
    private long earned;
    private long spent;
    private long expired;

    Balances(long active, long pending, long arrears, long earned, long spent, long expired) {
        this.active = active;
        this.pending = pending;
        this.arrears = arrears;
        this.earned = earned;
        this.spent = spent;
        this.expired = expired;
    }

    long active() {
        return active;
    }

    long pending() {
        return pending;
    }

    long arrears() {
        return arrears;
    }

    long earned() {
        return earned;
    }

    long spent() {
        return spent;
    }

    long expired() {
        return expired;
    }

    void debit(LedgerAccount account, long amount) {
        credit(account, -amount);
    }

    void credit(LedgerAccount account, long amount) {
        switch (account) {
            case ACTIVE -> active += amount;
            case PENDING -> pending += amount;
            case ARREARS -> arrears -= amount;
            case ISSUE, ADJUSTMENT -> earned -= amount;
            case REDEMPTION -> spent += amount;
            case EXPIRY -> expired += amount;
        }
    }
}
