package dev.kequn.loyalty.ledger;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lots as the database tells them. */
final class LotRows {
    private LotRows() {}

    static Map<Long, List<Lot>> byCustomer(RowSet<Row> rows) {
        Map<Long, List<Lot>> lots = new HashMap<>();
        for (Row row : rows) {
            lots.computeIfAbsent(row.getLong("customer_id"), id -> new ArrayList<>())
                    .add(lot(row));
        }
        return lots;
    }

    static Lot lot(Row row) {
        String then = row.getString("then_kind");
        return new Lot(
                row.getLong("version"),
                row.getLong("granted"),
                row.getLong("remaining"),
                row.getBoolean("active"),
                row.getLocalDate("active_from"),
                row.getLocalDate("expires_on"),
                row.getString("awaits_event"),
                then == null
                        ? null
                        : new Expiry(
                                ExpiryKind.valueOf(then), row.getInteger("then_number"), row.getLocalDate("then_day")),
                SpentPolicy.valueOf(row.getString("on_spent")));
    }
}
