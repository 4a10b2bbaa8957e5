package dev.kequn.loyalty.expiry;

import dev.kequn.job.ChunkPlan;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/** Ranges of customer ids, as a statement found them. */
final class ExpiryChunks {
    private ExpiryChunks() {}

    static List<ChunkPlan> of(RowSet<Row> rows) {
        List<ChunkPlan> ranges = new ArrayList<>();
        rows.forEach(row ->
                ranges.add(new ChunkPlan(row.getString("first_key"), row.getString("last_key"), row.getLong("units"))));
        return ranges;
    }
}
