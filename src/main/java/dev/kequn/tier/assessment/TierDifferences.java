package dev.kequn.tier.assessment;

import dev.kequn.platform.db.SqlResource;
import dev.kequn.tier.TierChangeReason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What a revision found otherwise than the one before. */
@ApplicationScoped
public class TierDifferences {
    private static final String LIST = SqlResource.read(TierDifferences.class, "differences.sql");

    private final Pool pool;

    TierDifferences(Pool pool) {
        this.pool = pool;
    }

    /** Up to {@code count} differences of a completed run behind this customer, in the order of customer ids. */
    public Uni<List<TierMove>> list(long runId, long after, int count) {
        return pool.preparedQuery(LIST).execute(Tuple.of(runId, after, count)).map(rows -> {
            List<TierMove> moves = new ArrayList<>();
            rows.forEach(row -> moves.add(move(row)));
            return moves;
        });
    }

    private static TierMove move(Row row) {
        String reason = row.getString("change_reason");
        return new TierMove(
                row.getLong("customer_id"),
                row.getString("composite_before"),
                row.getString("service_before"),
                row.getString("composite_level"),
                row.getString("service_level"),
                reason == null ? null : TierChangeReason.valueOf(reason),
                row.getLong("average_aum"),
                row.getLong("average_loan"));
    }
}
