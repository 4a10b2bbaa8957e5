package dev.kequn.job;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. Units are what the job counts in: customers, rows.
 *
 * @param working time from the start to the end or to now; null before the start
 */
public record JobProgress(
        long runId, int chunksDone, int chunksTotal, long unitsDone, long unitsTotal, @Nullable Duration working) {

    static JobProgress of(Row row) {
        Double seconds = row.getDouble("seconds");
        return new JobProgress(
                row.getLong("run_id"),
                row.getInteger("chunks_done"),
                row.getInteger("chunks_total"),
                row.getLong("units_done"),
                row.getLong("units_total"),
                seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Units per second since the start; 0 before the first. */
    public double rate() {
        return working == null || working.isZero() ? 0 : unitsDone * 1000.0 / working.toMillis();
    }

    /** At the rate so far; null while there is none. */
    public @Nullable Duration left() {
        return rate() == 0 ? null : Duration.ofMillis(Math.round((unitsTotal - unitsDone) * 1000 / rate()));
    }
}
