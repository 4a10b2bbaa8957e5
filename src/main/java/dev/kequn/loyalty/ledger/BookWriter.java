package dev.kequn.loyalty.ledger;

import dev.kequn.platform.db.Columns;
import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes the journals of many accounts, a statement for each table, all sent together. */
final class BookWriter {
    private static final String TRANSACTIONS = SqlResource.read(BookWriter.class, "write-transactions.sql");
    private static final String ENTRIES =
            """
            INSERT INTO points_entry (customer_id, version, line, account, side, amount)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::text[], $5::text[], $6::bigint[])""";
    private static final String NEW_LOTS = SqlResource.read(BookWriter.class, "write-new-lots.sql");
    private static final String LOTS =
            """
            UPDATE points_lot l SET remaining = n.remaining, active = n.active, active_from = n.active_from,
                                    expires_on = n.expires_on
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::boolean[], $5::date[], $6::date[])
                 AS n (customer_id, version, remaining, active, active_from, expires_on)
            WHERE l.customer_id = n.customer_id AND l.version = n.version""";
    private static final String USES =
            """
            INSERT INTO points_lot_use (customer_id, version, line, lot_version, action, amount)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::integer[], $4::bigint[], $5::text[], $6::bigint[])""";
    private static final String ACCOUNTS = SqlResource.read(BookWriter.class, "write-accounts.sql");

    private record OwnLot(long customerId, Lot lot) {}

    private BookWriter() {}

    static Uni<Void> write(SqlConnection connection, Collection<Account> accounts) {
        List<Account> changed = accounts.stream().filter(Account::isChanged).toList();
        return Columns.inPieces(changed, some -> writeAtOnce(connection, some));
    }

    /** Whole accounts: the database looks whether what one statement enters balances. */
    private static Uni<Void> writeAtOnce(SqlConnection connection, List<Account> accounts) {
        List<Uni<Void>> writes = new ArrayList<>();
        writes.add(run(connection, ACCOUNTS, accounts, BookWriter::accountColumns));
        writes.add(run(
                connection,
                TRANSACTIONS,
                all(accounts, account -> account.journal().transactions().stream()),
                BookWriter::transactionColumns));
        writes.add(run(
                connection,
                ENTRIES,
                all(accounts, account -> account.journal().entries().stream()),
                BookWriter::entryColumns));
        writes.add(run(
                connection,
                NEW_LOTS,
                lots(accounts, account -> account.journal().newLots()),
                BookWriter::newLotColumns));
        writes.add(run(
                connection, LOTS, lots(accounts, account -> account.journal().changedLots()), BookWriter::lotColumns));
        writes.add(run(
                connection, USES, all(accounts, account -> account.journal().uses().stream()), BookWriter::useColumns));
        return Uni.join().all(writes).andFailFast().replaceWithVoid();
    }

    private static <T> Uni<Void> run(
            SqlConnection connection, String sql, List<T> rows, Function<List<T>, Object[]> columns) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(sql)
                        .execute(Tuple.from(columns.apply(rows)))
                        .replaceWithVoid();
    }

    private static <T> List<T> all(List<Account> accounts, Function<Account, Stream<T>> rows) {
        return accounts.stream().flatMap(rows).toList();
    }

    private static List<OwnLot> lots(List<Account> accounts, Function<Account, List<Lot>> lots) {
        return all(accounts, account -> lots.apply(account).stream().map(lot -> new OwnLot(account.customerId(), lot)));
    }

    private static Object[] accountColumns(List<Account> rows) {
        return new Object[] {
            Columns.of(rows, Long[]::new, Account::customerId),
            Columns.of(rows, Long[]::new, Account::version),
            Columns.of(rows, Long[]::new, row -> row.balances().active()),
            Columns.of(rows, Long[]::new, row -> row.balances().pending()),
            Columns.of(rows, Long[]::new, row -> row.balances().arrears()),
            Columns.of(rows, Long[]::new, row -> row.balances().earned()),
            Columns.of(rows, Long[]::new, row -> row.balances().spent()),
            Columns.of(rows, Long[]::new, row -> row.balances().expired()),
            Columns.of(rows, LocalDate[]::new, Account::nextDue)
        };
    }

    private static Object[] transactionColumns(List<Posted> rows) {
        return new Object[] {
            Columns.of(rows, Long[]::new, Posted::customerId),
            Columns.of(rows, Long[]::new, Posted::version),
            Columns.of(rows, String[]::new, row -> row.kind().name()),
            Columns.of(rows, Long[]::new, Posted::amount),
            Columns.of(rows, LocalDate[]::new, Posted::day),
            Columns.of(rows, String[]::new, row -> row.memo().source()),
            Columns.of(rows, String[]::new, row -> row.memo().reference()),
            Columns.of(rows, String[]::new, row -> row.memo().reason()),
            Columns.of(rows, String[]::new, row -> row.memo().actor()),
            Columns.of(rows, Long[]::new, Posted::reverses),
            Columns.of(rows, Long[]::new, Posted::shortfall),
            Columns.of(rows, Long[]::new, Posted::active),
            Columns.of(rows, Long[]::new, Posted::pending),
            Columns.of(rows, Long[]::new, Posted::arrears)
        };
    }

    private static Object[] entryColumns(List<EntryRow> rows) {
        return new Object[] {
            Columns.of(rows, Long[]::new, EntryRow::customerId),
            Columns.of(rows, Long[]::new, EntryRow::version),
            Columns.of(rows, Short[]::new, row -> (short) row.line()),
            Columns.of(rows, String[]::new, row -> row.account().name()),
            Columns.of(rows, String[]::new, row -> row.debit() ? "DEBIT" : "CREDIT"),
            Columns.of(rows, Long[]::new, EntryRow::amount)
        };
    }

    private static Object[] newLotColumns(List<OwnLot> rows) {
        return new Object[] {
            Columns.of(rows, Long[]::new, OwnLot::customerId),
            Columns.of(rows, Long[]::new, row -> row.lot().version()),
            Columns.of(rows, Long[]::new, row -> row.lot().granted()),
            Columns.of(rows, Long[]::new, row -> row.lot().remaining()),
            Columns.of(rows, Boolean[]::new, row -> row.lot().active()),
            Columns.of(rows, LocalDate[]::new, row -> row.lot().activeFrom()),
            Columns.of(rows, LocalDate[]::new, row -> row.lot().expiresOn()),
            Columns.of(rows, String[]::new, row -> row.lot().awaits()),
            Columns.of(
                    rows,
                    String[]::new,
                    row -> then(row, expiry -> expiry.kind().name())),
            Columns.of(rows, Integer[]::new, row -> then(row, Expiry::number)),
            Columns.of(rows, LocalDate[]::new, row -> then(row, Expiry::day)),
            Columns.of(rows, String[]::new, row -> row.lot().onSpent().name())
        };
    }

    private static <V> V then(OwnLot row, Function<Expiry, V> value) {
        Expiry then = row.lot().then();
        return then == null ? null : value.apply(then);
    }

    private static Object[] lotColumns(List<OwnLot> rows) {
        return new Object[] {
            Columns.of(rows, Long[]::new, OwnLot::customerId),
            Columns.of(rows, Long[]::new, row -> row.lot().version()),
            Columns.of(rows, Long[]::new, row -> row.lot().remaining()),
            Columns.of(rows, Boolean[]::new, row -> row.lot().active()),
            Columns.of(rows, LocalDate[]::new, row -> row.lot().activeFrom()),
            Columns.of(rows, LocalDate[]::new, row -> row.lot().expiresOn())
        };
    }

    private static Object[] useColumns(List<UseRow> rows) {
        return new Object[] {
            Columns.of(rows, Long[]::new, UseRow::customerId),
            Columns.of(rows, Long[]::new, UseRow::version),
            Columns.of(rows, Integer[]::new, UseRow::line),
            Columns.of(rows, Long[]::new, UseRow::lotVersion),
            Columns.of(rows, String[]::new, row -> row.action().name()),
            Columns.of(rows, Long[]::new, UseRow::amount)
        };
    }
}
