package dev.kequn.segment.definition;

import dev.kequn.platform.db.Reads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Finds segments with their rules; each definition is compiled once, for what is approved never changes. */
@ApplicationScoped
public class ActiveSegments {
    private static final String IN_FORCE =
            "SELECT code, in_force AS definition_id FROM segment WHERE in_force IS NOT NULL ORDER BY segment_id";
    private static final String IN_RUN =
            """
            SELECT s.code, r.definition_id FROM segment_refresh r JOIN segment s USING (segment_id)
            WHERE r.run_id = $1 AND r.definition_id IS NOT NULL AND r.failure IS NULL ORDER BY segment_id""";
    /** A refresh that is to end a failure may have looked at some customers; what they change since must not be missed. */
    private static final String FOLLOWED =
            """
            SELECT code, in_force AS definition_id FROM segment s
            WHERE in_force IS NOT NULL
              AND (failed_at IS NULL
                   OR EXISTS (SELECT FROM segment_refresh r JOIN job_run j USING (run_id)
                              WHERE r.segment_id = s.segment_id AND r.failure IS NULL
                                AND j.state IN ('RUNNING', 'PAUSED', 'FAILED')))
            ORDER BY segment_id""";

    private final DefinitionRepository definitions;
    private final SegmentVocabulary vocabulary;
    private final Reads reads;
    private final Map<Long, ActiveSegment> compiled = new ConcurrentHashMap<>();

    ActiveSegments(DefinitionRepository definitions, SegmentVocabulary vocabulary, Reads reads) {
        this.definitions = definitions;
        this.vocabulary = vocabulary;
        this.reads = reads;
    }

    /** Those in force, as {@code client} sees them; what nobody asked for before is fetched beside it. */
    public Uni<SegmentsInForce> inForce(SqlClient client) {
        return client.query(IN_FORCE).execute().chain(this::segments);
    }

    /** Those in force, but for those that are left alone since a rule could not be answered. */
    public Uni<SegmentsInForce> followed(SqlClient client) {
        return client.query(FOLLOWED).execute().chain(this::segments);
    }

    /** Those that a run refreshes and that have not failed in it, by the definitions it was started with. */
    public Uni<SegmentsInForce> inRun(SqlClient client, long runId) {
        return client.preparedQuery(IN_RUN).execute(Tuple.of(runId)).chain(this::segments);
    }

    private Uni<SegmentsInForce> segments(RowSet<Row> rows) {
        Map<Long, String> codes = new LinkedHashMap<>();
        rows.forEach(row -> codes.put(row.getLong("definition_id"), row.getString("code")));
        Set<Long> unknown =
                codes.keySet().stream().filter(id -> !compiled.containsKey(id)).collect(Collectors.toSet());
        Uni<?> known = unknown.isEmpty() ? Uni.createFrom().voidItem() : compile(unknown, codes);
        return known.replaceWith(() -> {
            List<ActiveSegment> found =
                    codes.keySet().stream().map(compiled::get).toList();
            return new SegmentsInForce(found);
        });
    }

    private Uni<List<SegmentDefinition>> compile(Set<Long> unknown, Map<Long, String> codes) {
        return reads.inSession(() -> definitions.list("id in ?1", unknown))
                .invoke(read ->
                        read.forEach(one -> compiled.put(one.id(), vocabulary.active(codes.get(one.id()), one))));
    }
}
