package dev.kequn.segment.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How large segments are and were: the sum of who came and went. */
@ApplicationScoped
public class SegmentSizes {
    private static final String NOW =
            """
            SELECT segment_id, sum(came - gone)::bigint AS size FROM segment_day
            WHERE segment_id = ANY ($1) GROUP BY segment_id""";
    private static final String HISTORY =
            """
            SELECT * FROM (SELECT day, came, gone, sum(came - gone) OVER (ORDER BY day)::bigint AS size
                           FROM segment_day WHERE segment_id = $1) days
            WHERE day BETWEEN $2 AND $3 ORDER BY day""";

    /** A day on which somebody came or went; {@code size} is at its end. */
    public record Day(LocalDate day, long size, long came, long gone) {}

    private final Pool pool;

    SegmentSizes(Pool pool) {
        this.pool = pool;
    }

    /** Without an entry for a segment that nobody ever was in. */
    public Uni<Map<Long, Long>> now(Collection<Long> segmentIds) {
        return pool.preparedQuery(NOW)
                .execute(Tuple.of((Object) segmentIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Long> sizes = new HashMap<>();
                    rows.forEach(row -> sizes.put(row.getLong("segment_id"), row.getLong("size")));
                    return sizes;
                });
    }

    /** Both days included, the earliest first. */
    public Uni<List<Day>> history(long segmentId, LocalDate from, LocalDate to) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(segmentId, from, to))
                .map(rows -> {
                    List<Day> days = new ArrayList<>();
                    rows.forEach(row -> days.add(new Day(
                            row.getLocalDate("day"), row.getLong("size"), row.getLong("came"), row.getLong("gone"))));
                    return days;
                });
    }
}
