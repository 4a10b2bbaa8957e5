package dev.kequn.loyalty.ledger;

import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Locks accounts and reads what is to be done on them takes. */
final class BookReader {
    private static final String OPEN =
            """
            INSERT INTO points_account (customer_id)
            SELECT id FROM unnest($1::bigint[]) AS id
            WHERE NOT EXISTS (SELECT FROM points_account a WHERE a.customer_id = id) ORDER BY id
            ON CONFLICT DO NOTHING""";
    private static final String LOCK =
            """
            SELECT customer_id, version, active, pending, arrears, earned, spent, expired, next_due
            FROM points_account WHERE customer_id = ANY ($1) ORDER BY customer_id FOR UPDATE""";
    private static final String LOTS = "SELECT * FROM points_open_lots($1, $2, $3)";
    private static final String ALL_LOTS =
            "SELECT l.* FROM points_lot l WHERE l.customer_id = ANY ($1) AND l.remaining > 0";
    private static final String DUE_LOTS = SqlResource.read(BookReader.class, "due-lots.sql");

    private static final Long ALL = Long.MAX_VALUE;

    private final SqlConnection transaction;
    private final ReversalReader reversal;
    private final LocalDate day;

    BookReader(SqlConnection transaction, LocalDate day) {
        this.transaction = transaction;
        this.reversal = new ReversalReader(transaction);
        this.day = day;
    }

    Uni<Map<Long, Account>> read(Collection<Need> needs) {
        Map<Long, Long> cover = new TreeMap<>();
        needs.forEach(
                need -> cover.merge(need.customerId(), need.cover() == null ? ALL : need.cover(), BookReader::sum));
        List<Need> reversals = needs.stream()
                .filter(need -> Objects.nonNull(need.reversed()))
                .distinct()
                .toList();
        // Sent together, answered one after the other.
        Long[] customers = cover.keySet().toArray(Long[]::new);
        Long[] toOpen = needs.stream().filter(Need::opens).map(Need::customerId).toArray(Long[]::new);
        Uni<RowSet<Row>> opened = transaction.preparedQuery(OPEN).execute(Tuple.of((Object) toOpen));
        Uni<RowSet<Row>> locked = transaction.preparedQuery(LOCK).execute(Tuple.of((Object) customers));
        return Uni.combine().all().unis(opened, locked).asTuple().chain(rows -> {
            Map<Long, Account> accounts = accounts(rows.getItem2());
            cover.keySet().forEach(customer -> accounts.computeIfAbsent(customer, this::empty));
            return lots(accounts, cover)
                    .chain(open -> reversal.originals(reversals).chain(originals -> reversal.lots(reversals)
                            .invoke(lots -> accounts.forEach((id, account) -> {
                                account.bring(open.getOrDefault(id, List.of()), originals.getOrDefault(id, List.of()));
                                account.bring(lots.getOrDefault(id, List.of()), List.of());
                            }))))
                    .replaceWith(accounts);
        });
    }

    private static Long sum(Long one, Long other) {
        return one > ALL - other ? ALL : Long.valueOf(one + other);
    }

    private Map<Long, Account> accounts(RowSet<Row> rows) {
        Map<Long, Account> accounts = new TreeMap<>();
        for (Row row : rows) {
            Balances balances = new Balances(
                    row.getLong("active"),
                    row.getLong("pending"),
                    row.getLong("arrears"),
                    row.getLong("earned"),
                    row.getLong("spent"),
                    row.getLong("expired"));
            long id = row.getLong("customer_id");
            accounts.put(id, new Account(id, day, row.getLong("version"), balances, row.getLocalDate("next_due")));
        }
        return accounts;
    }

    private Account empty(long customer) {
        return new Account(customer, day, 0, new Balances(0, 0, 0, 0, 0, 0), null);
    }

    private Uni<Map<Long, List<Lot>>> lots(Map<Long, Account> accounts, Map<Long, Long> cover) {
        List<Long> toSettle = new ArrayList<>();
        List<Long> customers = new ArrayList<>();
        List<Long> covers = new ArrayList<>();
        accounts.forEach((id, account) -> {
            Long need = cover.get(id);
            if (need > 0) {
                customers.add(id);
                covers.add(account.isDue() ? ALL : need);
            } else if (account.isDue()) {
                toSettle.add(id);
            }
        });
        return openLots(customers, covers)
                .chain(open -> dueLots(accounts, toSettle).map(due -> {
                    due.putAll(open);
                    return due;
                }));
    }

    private Uni<Map<Long, List<Lot>>> openLots(List<Long> customers, List<Long> covers) {
        if (customers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Uni<RowSet<Row>> rows = covers.stream().allMatch(ALL::equals)
                ? transaction.preparedQuery(ALL_LOTS).execute(Tuple.of((Object) customers.toArray(Long[]::new)))
                : transaction
                        .preparedQuery(LOTS)
                        .execute(Tuple.of(customers.toArray(Long[]::new), covers.toArray(Long[]::new), day));
        return rows.map(LotRows::byCustomer);
    }

    /** Of accounts that are only settled, the lots that are due; of the others when they will be. */
    private Uni<Map<Long, List<Lot>>> dueLots(Map<Long, Account> accounts, List<Long> customers) {
        if (customers.isEmpty()) {
            return Uni.createFrom().item(new HashMap<>());
        }
        return transaction
                .preparedQuery(DUE_LOTS)
                .execute(Tuple.of(customers.toArray(Long[]::new), day))
                .map(rows -> {
                    Map<Long, List<Lot>> due = new HashMap<>();
                    for (Row row : rows) {
                        long customer = row.getLong("customer_id");
                        accounts.get(customer).leaveOut(row.getLocalDate("later"));
                        if (row.getLong("version") != null) {
                            due.computeIfAbsent(customer, id -> new ArrayList<>())
                                    .add(LotRows.lot(row));
                        }
                    }
                    return due;
                });
    }
}
