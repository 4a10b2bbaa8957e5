package dev.kequn.loyalty.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/**
 * The accounts a transaction works on: locked in the order of customers, brought up to the day, and written at the end.
 * Whoever locks anything else as well locks accounts first.
 */
public final class Books {
    private final SqlConnection transaction;
    private final Map<Long, Account> accounts;

    private Books(SqlConnection transaction, Map<Long, Account> accounts) {
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /** Opens the accounts that {@code needs} name; who has none finds an empty one. */
    public static Uni<Books> open(SqlConnection transaction, LocalDate day, Collection<Need> needs) {
        return new BookReader(transaction, day).read(needs).map(accounts -> {
            accounts.values().forEach(Account::settle);
            return new Books(transaction, accounts);
        });
    }

    /** One of those that were opened. */
    public Account account(long customerId) {
        return accounts.get(customerId);
    }

    /** Writes what was done. */
    public Uni<Void> write() {
        return BookWriter.write(transaction, accounts.values()).invoke(() -> LedgerMetrics.written(accounts.values()));
    }
}
