package dev.kequn.segment.membership;

import dev.kequn.job.JobRun;
import dev.kequn.segment.definition.ActiveSegments;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
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
    private static final int SHOWN = 10;
    private static final String SCOPE = "scope";
    private static final String CODE = "code";
    private static final String STALE = "SELECT code FROM segment_stale";
    private static final String CHOOSE =
            """
            INSERT INTO segment_refresh (run_id, segment_id, definition_id, reason)
            SELECT $1, segment_id, in_force,
                   CASE WHEN in_force IS NULL THEN 'RETIRED'
                        WHEN in_force IS DISTINCT FROM refreshed THEN 'DEFINITION' ELSE 'FACTS' END
            FROM segment
            WHERE (in_force IS NOT NULL AND ($2::bigint[] IS NULL OR segment_id = ANY ($2)))
               OR (in_force IS NULL AND segment_id IN (SELECT segment_id FROM segment_stale))""";
    private static final String LOOKS =
            "SELECT segment_id, definition_id, reason FROM segment_refresh WHERE run_id = $1";
    private static final String COUNT =
            """
            UPDATE segment_refresh r SET came = r.came + moved.came, gone = r.gone + moved.gone
            FROM (SELECT * FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS moved (segment_id, came, gone)
                  ORDER BY segment_id) moved
            WHERE r.run_id = $1 AND r.segment_id = moved.segment_id""";
    /** What failed since the run has started, where customers changed meanwhile, has to be looked at again. */
    private static final String FINISH =
            """
            UPDATE segment s
            SET refreshed = CASE WHEN r.failure IS NULL THEN r.definition_id ELSE s.refreshed END,
                refreshed_at = CASE WHEN r.failure IS NULL THEN clock_timestamp() ELSE s.refreshed_at END,
                failure = CASE WHEN r.failure IS NULL AND s.failed_at > j.started_at THEN s.failure ELSE r.failure END,
                failed_at = CASE WHEN r.failure IS NOT NULL THEN clock_timestamp()
                                 WHEN s.failed_at > j.started_at THEN s.failed_at END
            FROM segment_refresh r JOIN job_run j USING (run_id)
            WHERE r.run_id = $1 AND r.segment_id = s.segment_id""";

    private static final String FAILED =
            """
            SELECT string_agg(code, ', ' ORDER BY code) FILTER (WHERE place <= %d) AS codes, count(*) AS failed
            FROM (SELECT s.code, row_number() OVER (ORDER BY s.code) AS place
                  FROM segment_refresh r JOIN segment s USING (segment_id)
                  WHERE r.run_id = $1 AND r.failure IS NOT NULL) failed"""
                    .formatted(SHOWN);
    /** For the run, or for every run that is under way and may have looked at the customers before. */
    private static final String FAIL =
            """
            WITH noted AS (SELECT * FROM unnest($2::bigint[], $3::text[]) AS noted (segment_id, failure)
                           ORDER BY segment_id),
            whole AS (
                UPDATE segment s SET failure = noted.failure, failed_at = clock_timestamp()
                FROM noted WHERE s.segment_id = noted.segment_id AND $1::bigint IS NULL)
            UPDATE segment_refresh r SET failure = noted.failure
            FROM noted, job_run j
            WHERE r.segment_id = noted.segment_id AND j.run_id = r.run_id AND r.failure IS NULL
              AND (r.run_id = $1 OR $1 IS NULL AND j.state IN ('RUNNING', 'PAUSED', 'FAILED'))""";

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

    /**
     * Has segments left alone until a refresh gets through: from here on by the run, or without one by whoever follows
     * changes.
     */
    Uni<Void> fail(SqlClient client, @Nullable Long runId, Map<Long, String> failures) {
        return failures.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(FAIL)
                        .execute(Tuple.of(
                                runId,
                                failures.keySet().toArray(Long[]::new),
                                failures.values().toArray(String[]::new)))
                        .replaceWithVoid();
    }

    Uni<Void> finish(SqlConnection transaction, long runId) {
        return transaction.preparedQuery(FINISH).execute(Tuple.of(runId)).replaceWithVoid();
    }

    /** Which segments the run could not refresh, in words; null when there is none. */
    Uni<@Nullable String> failed(SqlConnection transaction, long runId) {
        return transaction.preparedQuery(FAILED).execute(Tuple.of(runId)).map(rows -> {
            Row row = rows.iterator().next();
            long failed = row.getLong("failed");
            String more = failed > SHOWN ? " and %d more".formatted(failed - SHOWN) : "";
            return failed == 0 ? null : "Segments that keep the members they had: " + row.getString("codes") + more;
        });
    }
}
