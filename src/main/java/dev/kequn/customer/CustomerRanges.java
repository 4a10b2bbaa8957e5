package dev.kequn.customer;

import dev.kequn.job.ChunkPlan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Cuts the bank into ranges of customer ids, for jobs of later rooms. */
public final class CustomerRanges {
    private static final String RANGES =
            """
            SELECT min(customer_id)::text AS first_key, max(customer_id)::text AS last_key, count(*) AS units
            FROM customer WHERE customer_id > $2 GROUP BY customer_id / $1 ORDER BY customer_id / $1""";

    private CustomerRanges() {}

    public static Uni<List<ChunkPlan>> plan(SqlClient client, int size) {
        return behind(client, 0, size);
    }

    /** The ranges of the customers whose ids are greater than {@code after}. */
    public static Uni<List<ChunkPlan>> behind(SqlClient client, long after, int size) {
        return client.preparedQuery(RANGES)
                .execute(Tuple.of((long) size, after))
                .map(rows -> {
                    List<ChunkPlan> ranges = new ArrayList<>();
                    rows.forEach(row -> ranges.add(new ChunkPlan(
                            row.getString("first_key"), row.getString("last_key"), row.getLong("units"))));
                    return ranges;
                });
    }
}
