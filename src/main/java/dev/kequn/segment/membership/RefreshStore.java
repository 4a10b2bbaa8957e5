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
import java.util.Set;
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
    /** The rows are locked in the order of segments first, so that two chunks never wait for each other in a circle. */
    private static final String NOTE =
            """
            WITH held AS (SELECT segment_id FROM segment_refresh
                          WHERE run_id = $1 AND segment_id = ANY ($2::bigint[]) ORDER BY segment_id FOR UPDATE)
            UPDATE segment_refresh r SET came = r.came + n.came, gone = r.gone + n.gone,
                                         failure = coalesce(n.failure, r.failure)
            FROM held JOIN unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
                           AS n (segment_id, came, gone, failure) USING (segment_id)
            WHERE r.run_id = $1 AND r.segment_id = n.segment_id""";
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
    private static final String FAIL =
            """
            UPDATE segment s SET failure = n.failure, failed_at = clock_timestamp()
            FROM unnest($1::bigint[], $2::text[]) AS n (segment_id, failure) WHERE s.segment_id = n.segment_id""";

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

    /** Adds what came of a chunk to what is known of the run. */
    Uni<Void> note(SqlConnection transaction, long runId, Written written) {
        Set<Long> noted = written.noted();
        if (noted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Movement> moved = noted.stream()
                .map(id -> written.moved().getOrDefault(id, Movement.NONE))
                .toList();
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.of(
                        runId,
                        noted.toArray(Long[]::new),
                        moved.stream().map(Movement::came).toArray(Long[]::new),
                        moved.stream().map(Movement::gone).toArray(Long[]::new),
                        noted.stream().map(written.failures()::get).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Has the whole bank looked at again for segments that failed for customers who changed. */
    Uni<Void> fail(SqlConnection transaction, Map<Long, String> failures) {
        return failures.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(FAIL)
                        .execute(Tuple.of(
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
