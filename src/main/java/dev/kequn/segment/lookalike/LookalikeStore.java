package dev.kequn.segment.lookalike;

import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Models and the customers they found, in the database. */
@ApplicationScoped
class LookalikeStore {
    /** Nobody writes the draft anew from here until the transaction ends. */
    private static final String HOLD =
            "SELECT FROM segment_definition WHERE definition_id = $1 AND revision = $2 AND state = 'DRAFT' FOR UPDATE";

    private static final String EMPTY = "DELETE FROM segment_entry WHERE definition_id = $1";
    private static final String ENTER =
            """
            INSERT INTO segment_entry (customer_id, definition_id, score)
            SELECT customer_id, $1, score FROM unnest($2::bigint[], $3::real[]) AS found (customer_id, score)""";
    private static final String FORGET = "DELETE FROM segment_lookalike WHERE definition_id = $1";
    private static final String KEEP =
            """
            INSERT INTO segment_lookalike (definition_id, trained_by, run_id, method, customers, seed_size, features,
                                           forbidden, left_out, quality, factors, digest)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";
    private static final String READ = "SELECT * FROM segment_lookalike WHERE definition_id = ANY ($1)";

    private final Pool pool;

    LookalikeStore(Pool pool) {
        this.pool = pool;
    }

    /** Whether the draft is still what the task was asked for; held as such until the transaction ends. */
    Uni<Boolean> hold(SqlConnection transaction, LookalikeTask task) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(task.definitionId(), task.revision()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> write(
            SqlConnection transaction, long definitionId, String trainedBy, long runId, TrainedLookalike trained) {
        return transaction
                .preparedQuery(EMPTY)
                .execute(Tuple.of(definitionId))
                .chain(() -> Columns.inPieces(trained.entries(), piece -> transaction
                        .preparedQuery(ENTER)
                        .execute(Tuple.of(
                                definitionId,
                                Columns.of(piece, Long[]::new, TrainedLookalike.Entry::customerId),
                                Columns.of(piece, Float[]::new, TrainedLookalike.Entry::score)))))
                .chain(() -> transaction.preparedQuery(FORGET).execute(Tuple.of(definitionId)))
                .chain(() -> transaction.preparedQuery(KEEP).execute(row(definitionId, trainedBy, runId, trained)))
                .replaceWithVoid();
    }

    private static Tuple row(long definitionId, String trainedBy, long runId, TrainedLookalike trained) {
        LookalikeModel model = trained.model();
        return Tuple.tuple()
                .addLong(definitionId)
                .addString(trainedBy)
                .addLong(runId)
                .addString(model.method().name())
                .addInteger(trained.customers())
                .addInteger(trained.seeds())
                .addArrayOfString(
                        model.codebook().features().stream().map(Feature::name).toArray(String[]::new))
                .addArrayOfString(trained.forbidden().toArray(String[]::new))
                .addArrayOfString(trained.leftOut().toArray(String[]::new))
                .addJsonObject(LookalikeJson.of(model.quality()))
                .addJsonArray(new JsonArray(
                        model.factors().stream().map(LookalikeJson::of).toList()))
                .addString(model.digest());
    }

    /** By definition; without those that have no model. */
    Uni<Map<Long, KeptLookalike>> of(Collection<Long> definitionIds) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of((Object) definitionIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, KeptLookalike> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            row.getLong("definition_id"),
                            new KeptLookalike(
                                    row.getOffsetDateTime("trained_at"),
                                    row.getString("trained_by"),
                                    Method.valueOf(row.getString("method")),
                                    row.getInteger("customers"),
                                    row.getInteger("seed_size"),
                                    List.of(row.getArrayOfStrings("features")),
                                    List.of(row.getArrayOfStrings("forbidden")),
                                    List.of(row.getArrayOfStrings("left_out")),
                                    LookalikeJson.quality(row.getJsonObject("quality")),
                                    row.getJsonArray("factors").stream()
                                            .map(JsonObject.class::cast)
                                            .map(LookalikeJson::factor)
                                            .toList(),
                                    row.getString("digest"))));
                    return found;
                });
    }
}
