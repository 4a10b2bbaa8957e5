package dev.kequn.job;

import io.vertx.mutiny.sqlclient.Row;

/** A claimed chunk; {@code fence} proves the claim when its work is committed. */
public record JobChunk(long runId, int number, String firstKey, String lastKey, long units, long fence, int attempts) {
    static JobChunk of(Row row) {
        return new JobChunk(
                row.getLong("run_id"),
                row.getInteger("chunk_no"),
                row.getString("first_key"),
                row.getString("last_key"),
                row.getLong("units"),
                row.getLong("fence"),
                row.getInteger("attempts"));
    }
}
