package dev.kequn.segment.membership;

import dev.kequn.customer.Population;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.segment.definition.ActiveSegment;
import dev.kequn.segment.definition.SegmentsInForce;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings membership into line with the rules, for some customers; what has not changed is not written. */
@ApplicationScoped
class MembershipWriter {
    private static final String LEAVE =
            """
            UPDATE segment_member m
            SET left_at = statement_timestamp(), left_on = greatest($%d::date, m.entered_on), leave_reason = 'RETIRED'
            WHERE m.customer_id %s AND m.segment_id = ANY ($%d::bigint[]) AND m.left_at IS NULL
            RETURNING m.segment_id""";
    /** In the order of segments, so that two who count never wait for each other in a circle. */
    private static final String COUNT =
            """
            INSERT INTO segment_day (segment_id, day, came, gone)
            SELECT segment_id, $1, came, gone FROM unnest($2::bigint[], $3::bigint[], $4::bigint[])
                                                 AS moved (segment_id, came, gone)
            ORDER BY segment_id
            ON CONFLICT (segment_id, day) DO UPDATE
            SET came = segment_day.came + excluded.came, gone = segment_day.gone + excluded.gone""";

    private final BusinessTime time;

    MembershipWriter(BusinessTime time) {
        this.time = time;
    }

    /**
     * What was written, by segment. A segment is looked at after those it builds on.
     *
     * @param looks every segment that is looked at; those retired lose their members
     */
    Uni<Map<Long, Movement>> write(
            SqlConnection transaction, Population population, SegmentsInForce segments, Collection<Look> looks) {
        Map<Long, Look> bySegment = looks.stream().collect(Collectors.toMap(Look::segmentId, Function.identity()));
        Map<Long, Movement> moved = new TreeMap<>();
        LocalDate day = time.today();
        return Multi.createFrom()
                .iterable(segments.levels())
                .onItem()
                .transformToUniAndConcatenate(level -> level(transaction, population, day, level, bySegment, moved))
                .collect()
                .last()
                .chain(() -> leave(transaction, population, day, bySegment, moved))
                .chain(() -> count(transaction, day, moved))
                .replaceWith(moved);
    }

    private static Uni<Boolean> level(
            SqlConnection transaction,
            Population population,
            LocalDate day,
            List<ActiveSegment> level,
            Map<Long, Look> looks,
            Map<Long, Movement> moved) {
        MembershipStatement statement = new MembershipStatement(population, day, level, looks);
        return transaction
                .preparedQuery(statement.text())
                .execute(statement.values())
                .invoke(rows -> rows.forEach(row -> moved.merge(
                        row.getLong("segment_id"),
                        new Movement(row.getLong("came"), row.getLong("gone")),
                        Movement::plus)))
                .replaceWith(true);
    }

    private static Uni<Void> leave(
            SqlConnection transaction,
            Population population,
            LocalDate day,
            Map<Long, Look> looks,
            Map<Long, Movement> moved) {
        Long[] retired = looks.values().stream()
                .filter(look -> look.definitionId() == null)
                .map(Look::segmentId)
                .toArray(Long[]::new);
        if (retired.length == 0) {
            return Uni.createFrom().voidItem();
        }
        int next = population.next();
        Tuple values = Tuple.from(population.bound());
        values.addValue(day).addValue(retired);
        return transaction
                .preparedQuery(LEAVE.formatted(next, population.condition(), next + 1))
                .execute(values)
                .invoke(rows ->
                        rows.forEach(row -> moved.merge(row.getLong("segment_id"), new Movement(0, 1), Movement::plus)))
                .replaceWithVoid();
    }

    private static Uni<Void> count(SqlConnection transaction, LocalDate day, Map<Long, Movement> moved) {
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(COUNT)
                .execute(Tuple.of(
                        day,
                        moved.keySet().toArray(Long[]::new),
                        moved.values().stream().map(Movement::came).toArray(Long[]::new),
                        moved.values().stream().map(Movement::gone).toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
