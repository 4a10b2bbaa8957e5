package dev.kequn.segment.membership;

import dev.kequn.access.CustomerScope;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is in which segment, now and on a day. */
@ApplicationScoped
public class Memberships {
    private static final String OF_CUSTOMERS = "SELECT " + Stay.COLUMNS
            + " WHERE m.customer_id = ANY ($1) AND (m.left_at IS NULL OR $2) ORDER BY m.entered_at DESC, s.code";
    /** Once for those who are still there and once for those who left, each by its own index. */
    private static final String ON_THE_DAY =
            """
            (SELECT * FROM segment_member WHERE segment_id = ? AND left_at IS NULL AND entered_on <= ?
             UNION ALL
             SELECT * FROM segment_member
             WHERE segment_id = ? AND left_at IS NOT NULL AND entered_on <= ? AND left_on > ?)""";

    private static final String NOW = "(SELECT * FROM segment_member WHERE segment_id = ? AND left_at IS NULL)";

    private final Pool pool;

    Memberships(Pool pool) {
        this.pool = pool;
    }

    /** The segments each customer is in, the latest entered first. */
    public Uni<Map<Long, List<Stay>>> of(Collection<Long> customerIds) {
        return stays(customerIds, false);
    }

    /** The segments each customer is in or was in, the latest entered first. */
    public Uni<Map<Long, List<Stay>>> historyOf(Collection<Long> customerIds) {
        return stays(customerIds, true);
    }

    private Uni<Map<Long, List<Stay>>> stays(Collection<Long> customerIds, boolean all) {
        return pool.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(customerIds.toArray(Long[]::new), all))
                .map(rows -> {
                    Map<Long, List<Stay>> stays = new HashMap<>();
                    rows.forEach(row -> {
                        Stay stay = Stay.of(row);
                        stays.computeIfAbsent(stay.customerId(), first -> new ArrayList<>())
                                .add(stay);
                    });
                    return stays;
                });
    }

    /**
     * Up to {@code count} members in the scope whose ids are greater than {@code after}, in order of id.
     *
     * @param day on which they were members; null for now
     */
    public Uni<List<Stay>> members(
            CustomerScope scope, long segmentId, @Nullable LocalDate day, long after, int count) {
        SqlText sql = new SqlText()
                .add("SELECT " + Stay.COLUMNS.replace("segment_member m", members(day) + " m"), bound(segmentId, day))
                .add(" JOIN customer c USING (customer_id) WHERE m.customer_id > ?", after);
        scope.restrict(sql, "c");
        sql.add(" ORDER BY m.customer_id LIMIT ?", count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(Memberships::stays);
    }

    /**
     * A statement that tells of every member in the scope, of whom {@code m} is the stay, {@code c} the customer and
     * {@code d} the definition by which he came, in order of id.
     */
    public static SqlText everyone(String columns, CustomerScope scope, long segmentId, @Nullable LocalDate day) {
        SqlText sql = new SqlText()
                .add("SELECT " + columns + " FROM " + members(day) + " m", bound(segmentId, day))
                .add(" JOIN customer c USING (customer_id) JOIN segment_definition d USING (definition_id) WHERE true");
        scope.restrict(sql, "c");
        return sql.add(" ORDER BY m.customer_id");
    }

    /** How many members are in the scope; counted exactly. */
    public Uni<Long> count(CustomerScope scope, long segmentId, @Nullable LocalDate day) {
        return count(pool, scope, segmentId, day);
    }

    /** The same as {@code client} sees it. */
    public static Uni<Long> count(SqlClient client, CustomerScope scope, long segmentId, @Nullable LocalDate day) {
        SqlText sql = new SqlText()
                .add("SELECT count(*) FROM " + members(day) + " m", bound(segmentId, day))
                .add(scope.everyone() ? " WHERE true" : " JOIN customer c USING (customer_id) WHERE true");
        scope.restrict(sql, "c");
        return client.preparedQuery(sql.text())
                .execute(sql.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static String members(@Nullable LocalDate day) {
        return day == null ? NOW : ON_THE_DAY;
    }

    private static Object[] bound(long segmentId, @Nullable LocalDate day) {
        return day == null ? new Object[] {segmentId} : new Object[] {segmentId, day, segmentId, day, day};
    }

    private static List<Stay> stays(RowSet<Row> rows) {
        List<Stay> stays = new ArrayList<>();
        rows.forEach(row -> stays.add(Stay.of(row)));
        return stays;
    }
}
