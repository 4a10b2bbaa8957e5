package dev.kequn.intake;

import dev.kequn.job.ChunkPlan;
import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The intake tables as the transactions of the merge read and write them. */
@ApplicationScoped
class MergeTables {
    private static final String READ = "SELECT intake_id, file, columns FROM intake WHERE intake_id = $1";

    /** Cuts a staging table into pieces of about $1 rows in the order of its key; equal keys stay together. */
    private static final String CUT =
            """
            SELECT min(key) AS first_key, max(key) AS last_key, sum(units)::bigint AS units
            FROM (SELECT key, units, ((sum(units) OVER (ORDER BY key) - units) / $1::bigint)::bigint AS piece
                  FROM (SELECT %s AS key, count(*) AS units FROM %s GROUP BY 1) k) p
            GROUP BY piece ORDER BY 1""";

    /** Lists as many refused rows as still may be listed of the file, and counts them all. */
    private static final String REFUSE =
            """
            WITH refused AS MATERIALIZED (%s),
                 listed AS (INSERT INTO intake_reject (intake_id, line_no, column_name, value, reason)
                            SELECT $3::bigint, line_no, column_name, value, reason
                            FROM refused ORDER BY line_no, column_name
                            LIMIT greatest(0, $4::bigint - (SELECT count(*) FROM intake_reject WHERE intake_id = $3)))
            SELECT count(DISTINCT line_no) AS refused FROM refused""";

    private static final String OUTCOME =
            "INSERT INTO intake_outcome (intake_id, chunk_no, inserted, updated, unchanged, rejected) "
                    + "VALUES ($1, $2, $3, $4, $5, $6)";

    private static final String MERGED = "UPDATE intake SET merged_at = clock_timestamp() WHERE intake_id = $1";

    private final IntakeSettings settings;

    MergeTables(IntakeSettings settings) {
        this.settings = settings;
    }

    Uni<AcceptedFile> read(SqlConnection transaction, long id) {
        return transaction.preparedQuery(READ).execute(Tuple.of(id)).map(rows -> AcceptedFile.of(first(rows)));
    }

    Uni<List<ChunkPlan>> cut(SqlConnection transaction, AcceptedFile accepted) {
        return transaction
                .preparedQuery(CUT.formatted(accepted.file().key(), accepted.table()))
                .execute(Tuple.of((long) settings.chunkSize()))
                .map(rows -> {
                    List<ChunkPlan> chunks = new ArrayList<>();
                    rows.forEach(row -> chunks.add(new ChunkPlan(
                            row.getString("first_key"), row.getString("last_key"), row.getLong("units"))));
                    return chunks;
                });
    }

    /** Returns how many rows the query {@code refusals} refuses. */
    Uni<Long> refuse(SqlConnection transaction, AcceptedFile accepted, StagedRange range, String refusals) {
        Tuple values = Tuple.of(range.firstKey(), range.lastKey(), accepted.id(), (long) settings.maxRejects());
        return transaction
                .preparedQuery(REFUSE.formatted(refusals))
                .execute(values)
                .map(rows -> first(rows).getLong("refused"));
    }

    Uni<Void> record(SqlConnection transaction, long id, int chunk, MergeCounts counts, long rejected) {
        Tuple values =
                Tuple.from(new Object[] {id, chunk, counts.inserted(), counts.updated(), counts.unchanged(), rejected});
        return transaction.preparedQuery(OUTCOME).execute(values).replaceWithVoid();
    }

    /** The latest day of a staged balance file; empty when no row of it was good. */
    Uni<Optional<LocalDate>> lastDay(SqlConnection transaction, AcceptedFile balances) {
        return transaction
                .query("SELECT max(as_of) AS day FROM " + balances.table())
                .execute()
                .map(rows -> Optional.ofNullable(first(rows).getLocalDate("day")));
    }

    Uni<Void> close(SqlConnection transaction, AcceptedFile accepted) {
        Tuple id = Tuple.of(accepted.id());
        return transaction
                .preparedQuery(MERGED)
                .execute(id)
                .chain(() -> transaction
                        .preparedQuery("SELECT drop_intake_staging($1)")
                        .execute(id))
                .replaceWithVoid();
    }

    private static Row first(RowSet<Row> rows) {
        return rows.iterator().next();
    }
}
