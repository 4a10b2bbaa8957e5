package dev.kequn.balance;

import dev.kequn.platform.time.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Current balances, averages over any window, and up to which day the bank's files have been taken. */
@ApplicationScoped
public class Balances {
    private static final String CURRENT =
            """
            SELECT b.customer_id, b.from_day, b.through_day, b.aum, b.loan, b.deposit
            FROM unnest($1::bigint[]) c (customer_id)
                 CROSS JOIN LATERAL (SELECT * FROM balance_state s WHERE s.customer_id = c.customer_id
                                     ORDER BY s.from_day DESC LIMIT 1) b""";

    /** (F(to) − F(from)) ÷ days; F(d) is the sum of balance × days before d, 0 before the first state. */
    private static final String AVERAGE =
            """
            SELECT c.customer_id,
                   round((coalesce(e.aum_days + e.aum * ($3 - e.from_day), 0)
                        - coalesce(b.aum_days + b.aum * ($2 - b.from_day), 0))::numeric / ($3 - $2))::bigint AS aum,
                   round((coalesce(e.loan_days + e.loan * ($3 - e.from_day), 0)
                        - coalesce(b.loan_days + b.loan * ($2 - b.from_day), 0))::numeric / ($3 - $2))::bigint AS loan,
                   round((coalesce(e.deposit_days + coalesce(e.deposit, 0) * ($3 - e.from_day), 0)
                        - coalesce(b.deposit_days + coalesce(b.deposit, 0) * ($2 - b.from_day), 0))::numeric
                        / ($3 - $2))::bigint AS deposit
            FROM unnest($1::bigint[]) c (customer_id)
                 LEFT JOIN LATERAL (SELECT * FROM balance_state s WHERE s.customer_id = c.customer_id AND s.from_day < $2
                                    ORDER BY s.from_day DESC LIMIT 1) b ON true
                 LEFT JOIN LATERAL (SELECT * FROM balance_state s WHERE s.customer_id = c.customer_id AND s.from_day < $3
                                    ORDER BY s.from_day DESC LIMIT 1) e ON true""";

    private static final String ADVANCE =
            """
            INSERT INTO balance_watermark (taken_through) VALUES ($1)
            ON CONFLICT (one) DO UPDATE SET taken_through = greatest(balance_watermark.taken_through, $1)""";

    private final Pool pool;

    Balances(Pool pool) {
        this.pool = pool;
    }

    /** The balance of each of these customers now; without an entry for one that never had any. */
    public Uni<Map<Long, Balance>> current(Collection<Long> customerIds) {
        return pool.preparedQuery(CURRENT)
                .execute(Tuple.of(customerIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Balance> balances = new HashMap<>();
                    rows.forEach(row -> balances.put(row.getLong("customer_id"), balance(row)));
                    return balances;
                });
    }

    /** The daily averages of each of these customers over the window; days before the first balance count as zero. */
    public Uni<Map<Long, AverageBalance>> averages(Collection<Long> customerIds, Window window) {
        return pool.preparedQuery(AVERAGE)
                .execute(Tuple.of(customerIds.toArray(Long[]::new), window.from(), window.to()))
                .map(rows -> {
                    Map<Long, AverageBalance> averages = new HashMap<>();
                    rows.forEach(row -> averages.put(
                            row.getLong("customer_id"),
                            new AverageBalance(
                                    row.getLong("customer_id"),
                                    row.getLong("aum"),
                                    row.getLong("loan"),
                                    row.getLong("deposit"))));
                    return averages;
                });
    }

    /** The last day up to which balance files have been merged; empty before the first. */
    public Uni<Optional<LocalDate>> takenThrough(SqlClient client) {
        return client.query("SELECT taken_through FROM balance_watermark")
                .execute()
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLocalDate("taken_through")));
    }

    /** Notes that balances up to {@code day} are merged. */
    public Uni<Void> advanceTo(SqlClient transaction, LocalDate day) {
        return transaction.preparedQuery(ADVANCE).execute(Tuple.of(day)).replaceWithVoid();
    }

    private static Balance balance(Row row) {
        return new Balance(
                row.getLong("customer_id"),
                row.getLocalDate("from_day"),
                row.getLocalDate("through_day"),
                row.getLong("aum"),
                row.getLong("loan"),
                row.getLong("deposit"));
    }
}
