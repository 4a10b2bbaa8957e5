package dev.kequn.intake;

import dev.kequn.job.JobChunk;
import dev.kequn.platform.db.StagedRange;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Set;

/** A file that waits to be merged, in its staging table. */
record AcceptedFile(long id, IntakeFile file, Set<String> columns) {
    AcceptedFile {
        columns = Set.copyOf(columns);
    }

    static AcceptedFile of(Row row) {
        return new AcceptedFile(
                row.getLong("intake_id"),
                IntakeFile.fromName(row.getString("file")).orElseThrow(),
                Set.of(row.getArrayOfStrings("columns")));
    }

    String table() {
        return "intake_staging_" + id;
    }

    StagedRange range(JobChunk chunk) {
        return new StagedRange(table(), columns, chunk.firstKey(), chunk.lastKey());
    }
}
