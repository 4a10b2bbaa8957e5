package dev.kequn.loyalty.ledger;

import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what reversals take; asks nothing where there are none. */
final class ReversalReader {
    private static final String REVERSED = SqlResource.read(ReversalReader.class, "reversed.sql");
    private static final String DEBITS = SqlResource.read(ReversalReader.class, "debits.sql");
    private static final String LOTS = SqlResource.read(ReversalReader.class, "reversed-lots.sql");

    private final SqlConnection transaction;

    ReversalReader(SqlConnection transaction) {
        this.transaction = transaction;
    }

    /** The transactions themselves, as the ledger knows them behind the lock. */
    Uni<Map<Long, List<Original>>> originals(List<Need> reversals) {
        if (reversals.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple wanted = wanted(reversals);
        return transaction.preparedQuery(DEBITS).execute(wanted).chain(debits -> transaction
                .preparedQuery(REVERSED)
                .execute(wanted)
                .map(rows -> originals(rows, debits)));
    }

    private static Map<Long, List<Original>> originals(RowSet<Row> rows, RowSet<Row> debitRows) {
        Map<TransactionId, List<Original.Debit>> debits = new HashMap<>();
        for (Row row : debitRows) {
            debits.computeIfAbsent(id(row), id -> new ArrayList<>())
                    .add(new Original.Debit(row.getLong("lot_version"), row.getLong("amount")));
        }
        Map<Long, List<Original>> originals = new HashMap<>();
        for (Row row : rows) {
            originals
                    .computeIfAbsent(row.getLong("customer_id"), id -> new ArrayList<>())
                    .add(new Original(
                            row.getLong("version"),
                            TransactionKind.valueOf(row.getString("kind")),
                            row.getLong("amount"),
                            row.getLong("reversed"),
                            debits.getOrDefault(id(row), List.of()),
                            row.getLong("expired")));
        }
        return originals;
    }

    private static TransactionId id(Row row) {
        return new TransactionId(row.getLong("customer_id"), row.getLong("version"));
    }

    /** The lots that are taken from or given back to, also empty ones. */
    Uni<Map<Long, List<Lot>>> lots(List<Need> reversals) {
        return reversals.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transaction.preparedQuery(LOTS).execute(wanted(reversals)).map(LotRows::byCustomer);
    }

    private static Tuple wanted(List<Need> reversals) {
        return Tuple.of(
                reversals.stream().map(Need::customerId).toArray(Long[]::new),
                reversals.stream().map(Need::reversed).toArray(Long[]::new));
    }
}
