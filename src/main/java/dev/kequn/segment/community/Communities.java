package dev.kequn.segment.community;

import dev.kequn.access.CustomerScope;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads communities as they were formed. */
@ApplicationScoped
public class Communities {
    private static final String SPLITS =
            "SELECT segment_id, split_by, silent_after_days, formed_at FROM segment_split WHERE segment_id = ANY ($1)";

    private final Pool pool;

    Communities(Pool pool) {
        this.pool = pool;
    }

    /** How each segment was split; without an entry for one that never was. */
    public Uni<Map<Long, Split>> splits(Collection<Long> segmentIds) {
        return pool.preparedQuery(SPLITS)
                .execute(Tuple.of((Object) segmentIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Split> splits = new HashMap<>();
                    rows.forEach(row -> splits.put(row.getLong("segment_id"), Split.of(row)));
                    return splits;
                });
    }

    /** Up to {@code count} communities of the segment with greater numbers than {@code after}, in order of number. */
    public Uni<List<Community>> page(long segmentId, @Nullable CommunityFlag flag, int after, int count) {
        SqlText sql = new SqlText().add("SELECT " + Community.COLUMNS);
        of(sql, segmentId, flag).add(" AND number > ? ORDER BY number LIMIT ?", after, count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            List<Community> communities = new ArrayList<>();
            rows.forEach(row -> communities.add(Community.of(row)));
            return communities;
        });
    }

    public Uni<Long> count(long segmentId, @Nullable CommunityFlag flag) {
        SqlText sql = of(new SqlText().add("SELECT count(*)"), segmentId, flag);
        return pool.preparedQuery(sql.text())
                .execute(sql.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static SqlText of(SqlText sql, long segmentId, @Nullable CommunityFlag flag) {
        return sql.add(" FROM segment_community WHERE segment_id = ?", segmentId)
                .add(flag == null ? "" : " AND " + flag.condition());
    }

    /** Of each community up to {@code count} members in the scope whose ids are greater than {@code after}, in order. */
    public Uni<Map<Long, List<Long>>> members(
            CustomerScope scope, Collection<Long> communityIds, long after, int count) {
        SqlText sql = new SqlText()
                .add(
                        """
                        SELECT k.community_id, page.customer_id FROM unnest(?::bigint[]) AS k (community_id)
                        CROSS JOIN LATERAL (SELECT c.customer_id
                                            FROM segment_community_member m JOIN customer c USING (customer_id)
                                            WHERE m.community_id = k.community_id AND m.customer_id > ?""",
                        communityIds.toArray(Long[]::new),
                        after);
        scope.restrict(sql, "c");
        sql.add(" ORDER BY m.customer_id LIMIT ?) page ORDER BY k.community_id, page.customer_id", count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            Map<Long, List<Long>> members = new HashMap<>();
            rows.forEach(row -> members.computeIfAbsent(row.getLong("community_id"), first -> new ArrayList<>())
                    .add(row.getLong("customer_id")));
            return members;
        });
    }
}
