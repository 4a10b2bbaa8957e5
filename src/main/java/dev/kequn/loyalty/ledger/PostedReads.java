package dev.kequn.loyalty.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads single transactions. */
@ApplicationScoped
public class PostedReads {
    static final String COLUMNS = "customer_id, version, kind, amount, business_day, source, reference, reason, actor, "
            + "reverses, shortfall, active, pending, arrears, recorded_at";

    private final Pool pool;

    PostedReads(Pool pool) {
        this.pool = pool;
    }

    /** A transaction that is there. */
    public Uni<Posted> posted(TransactionId id) {
        return pool.preparedQuery(
                        "SELECT " + COLUMNS + " FROM points_transaction WHERE customer_id = $1 AND version = $2")
                .execute(Tuple.of(id.customerId(), id.version()))
                .map(rows -> posted(rows.iterator().next()));
    }

    /** The transaction in a row that has the columns of {@code points_transaction}. */
    public static Posted posted(Row row) {
        return new Posted(
                row.getLong("customer_id"),
                row.getLong("version"),
                TransactionKind.valueOf(row.getString("kind")),
                row.getLong("amount"),
                row.getLocalDate("business_day"),
                new Memo(
                        row.getString("actor"),
                        row.getString("source"),
                        row.getString("reference"),
                        row.getString("reason")),
                row.getLong("reverses"),
                row.getLong("shortfall"),
                row.getLong("active"),
                row.getLong("pending"),
                row.getLong("arrears"));
    }
}
