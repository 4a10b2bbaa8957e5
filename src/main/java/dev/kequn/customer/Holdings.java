package dev.kequn.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What customers hold, closed holdings included. */
@ApplicationScoped
public class Holdings {
    private static final String OF_CUSTOMERS =
            """
            SELECT h.customer_id, h.account_no, h.product_code, p.name, p.category, h.opened_on, h.matures_on,
                   h.closed_on, h.balance
            FROM holding h JOIN product p USING (product_code)
            WHERE h.customer_id = ANY ($1)
            ORDER BY h.customer_id, h.opened_on, h.account_no, h.product_code""";

    private final Pool pool;

    Holdings(Pool pool) {
        this.pool = pool;
    }

    /** The holdings of each of these customers, the oldest first. */
    public Uni<Map<Long, List<Holding>>> of(Collection<Long> customerIds) {
        return pool.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(customerIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, List<Holding>> holdings = new HashMap<>();
                    rows.forEach(row -> holdings.computeIfAbsent(
                                    row.getLong("customer_id"), id -> new ArrayList<>())
                            .add(Holding.of(row)));
                    return holdings;
                });
    }
}
