package dev.kequn.segment.membership;

import dev.kequn.job.JobRun;
import dev.kequn.segment.definition.ActiveSegments;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a refresh looks at, and what came of it. */
@ApplicationScoped
class RefreshStore {
    private static final String SCOPE = "scope";
    private static final String CODE = "code";
    private static final String STALE = "SELECT code FROM segment WHERE in_force IS DISTINCT FROM refreshed";
    private static final String CHOOSE =
            """
            INSERT INTO segment_refresh (run_id, segment_id, definition_id, reason)
            SELECT $1, segment_id, in_force,
                   CASE WHEN in_force IS NULL THEN 'RETIRED'
                        WHEN in_force IS DISTINCT FROM refreshed THEN 'DEFINITION' ELSE 'FACTS' END
            FROM segment
            WHERE (in_force IS NOT NULL AND ($2::bigint[] IS NULL OR segment_id = ANY ($2)))
               OR (in_force IS NULL AND refreshed IS NOT NULL)""";
    private static final String LOOKS =
            "SELECT segment_id, definition_id, reason FROM segment_refresh WHERE run_id = $1";
    private static final String COUNT =
            """
            UPDATE segment_refresh r SET came = r.came + moved.came, gone = r.gone + moved.gone
            FROM (SELECT * FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS moved (segment_id, came, gone)
                  ORDER BY segment_id) moved
            WHERE r.run_id = $1 AND r.segment_id = moved.segment_id""";
    private static final String FINISH =
            """
            UPDATE segment s SET refreshed = r.definition_id, refreshed_at = clock_timestamp()
            FROM segment_refresh r WHERE r.run_id = $1 AND r.segment_id = s.segment_id""";

    private final ActiveSegments segments;

    RefreshStore(ActiveSegments segments) {
        this.segments = segments;
    }

    static JsonObject parameters(RefreshScope scope, @Nullable String code) {
        return new JsonObject().put(SCOPE, scope.name()).put(CODE, code);
    }

    /** Fixes what the run looks at; returns how many segments. Those that were retired are always among them. */
    Uni<Integer> choose(SqlConnection transaction, JobRun run) {
        return wanted(transaction, run)
                .chain(ids -> transaction.preparedQuery(CHOOSE).execute(Tuple.of(run.runId(), ids)))
                .map(io.vertx.mutiny.sqlclient.RowSet::rowCount);
    }

    private Uni<Long @Nullable []> wanted(SqlConnection transaction, JobRun run) {
        return switch (RefreshScope.valueOf(run.parameters().getString(SCOPE))) {
            case ALL -> Uni.createFrom().nullItem();
            case ONE -> withDependents(transaction, List.of(run.parameters().getString(CODE)));
            case STALE -> codes(transaction, STALE).chain(codes -> withDependents(transaction, codes));
        };
    }

    private Uni<Long[]> withDependents(SqlConnection transaction, List<String> codes) {
        return segments.inForce(transaction)
                .map(found -> found.withDependents(codes).toArray(Long[]::new));
    }

    private static Uni<List<String>> codes(SqlClient client, String query) {
        return client.query(query).execute().map(rows -> {
            List<String> codes = new ArrayList<>();
            rows.forEach(row -> codes.add(row.getString(0)));
            return codes;
        });
    }

    Uni<List<Look>> looks(SqlClient client, long runId) {
        return client.preparedQuery(LOOKS).execute(Tuple.of(runId)).map(rows -> {
            List<Look> looks = new ArrayList<>();
            rows.forEach(row -> looks.add(new Look(
                    row.getLong("segment_id"),
                    row.getLong("definition_id"),
                    StayReason.valueOf(row.getString("reason")))));
            return looks;
        });
    }

    Uni<Void> count(SqlConnection transaction, long runId, Map<Long, Movement> moved) {
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(COUNT)
                .execute(Tuple.of(
                        runId,
                        moved.keySet().toArray(Long[]::new),
                        moved.values().stream().map(Movement::came).toArray(Long[]::new),
                        moved.values().stream().map(Movement::gone).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> finish(SqlConnection transaction, long runId) {
        return transaction.preparedQuery(FINISH).execute(Tuple.of(runId)).replaceWithVoid();
    }
}
