package dev.kequn.loyalty.ledger;

import org.jspecify.annotations.Nullable;

/** What a posting does on an account. */
public sealed interface Act {
    Need need(long customerId);

    Posted on(Account account, Memo memo, RuledEarnings.Open rules);

    /** Whether only who is with the bank may have it. */
    default boolean earns() {
        return false;
    }

    /** Brings points. */
    record Earn(Grant grant) implements Act {
        @Override
        public Need need(long customerId) {
            return Need.toEarn(customerId);
        }

        @Override
        public Posted on(Account account, Memo memo, RuledEarnings.Open rules) {
            return account.earn(grant, memo);
        }

        @Override
        public boolean earns() {
            return true;
        }
    }

    /** Brings points by an earning rule, which says how long they live. */
    record EarnByRule(String rule, long amount) implements Act {
        public EarnByRule {
            Amount.check(amount);
        }

        @Override
        public Need need(long customerId) {
            return Need.toEarn(customerId);
        }

        @Override
        public Posted on(Account account, Memo memo, RuledEarnings.Open rules) {
            return rules.earn(account, rule, amount, memo);
        }

        @Override
        public boolean earns() {
            return true;
        }
    }

    /** Spends points. */
    record Spend(long amount) implements Act {
        public Spend {
            Amount.check(amount);
        }

        @Override
        public Need need(long customerId) {
            return Need.toSpend(customerId, amount);
        }

        @Override
        public Posted on(Account account, Memo memo, RuledEarnings.Open rules) {
            return account.spend(amount, memo);
        }
    }

    /** Reverses a transaction, all that is left of it when {@code amount} is null. */
    record Reverse(long version, @Nullable Long amount) implements Act {
        @Override
        public Need need(long customerId) {
            return Need.toReverse(customerId, version);
        }

        @Override
        public Posted on(Account account, Memo memo, RuledEarnings.Open rules) {
            return account.reverse(version, amount, memo);
        }
    }
}
