package dev.kequn.loyalty.account;

import dev.kequn.loyalty.ledger.Account;
import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.Grant;
import dev.kequn.loyalty.ledger.Memo;
import dev.kequn.loyalty.ledger.Need;
import dev.kequn.loyalty.ledger.SpentPolicy;
import dev.kequn.loyalty.ledger.TransactionKind;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Writes the ledger as the program does, on days of a test's choice: what was due since is not settled. */
public final class History {
    private static final Memo MEMO = new Memo("alice", "api", "R-1", "开户");

    private final Pool pool;

    public History(Pool pool) {
        this.pool = pool;
    }

    /** Does something on a customer's account; settles it up to the day. */
    public void on(String day, long customer, Consumer<Account> does) {
        LocalDate date = LocalDate.parse(day);
        pool.withTransaction(transaction -> Books.open(
                                transaction,
                                date,
                                List.of(Need.toEarn(customer), Need.ofAll(customer), Need.toReverse(customer, 1)))
                        .invoke(books -> does.accept(books.account(customer)))
                        .chain(Books::write))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    public static Consumer<Account> earn(long amount, Activation activation, Expiry expiry, SpentPolicy onSpent) {
        Grant grant = new Grant(TransactionKind.EARN, amount, activation, expiry, onSpent);
        return account -> account.earn(grant, MEMO);
    }

    public static Consumer<Account> earn(long amount, Activation activation, Expiry expiry) {
        return earn(amount, activation, expiry, SpentPolicy.ARREARS);
    }

    public static Consumer<Account> spend(long amount) {
        return account -> account.spend(amount, MEMO);
    }

    /** Reverses the account's first transaction. */
    public static Consumer<Account> reverseFirst() {
        return account -> account.reverse(1, null, MEMO);
    }
}
