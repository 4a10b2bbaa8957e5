package dev.kequn.campaign.enrolment;

import dev.kequn.platform.db.Columns;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads enrolments. */
@ApplicationScoped
public class Enrolments {
    private static final String SELECT = "SELECT " + Enrolment.COLUMNS + " FROM ";
    private static final String ONE = SELECT + "enrolment e" + Enrolment.JOINED
            + " WHERE e.customer_id = $1 AND e.round_id = $2 AND e.entry = $3";
    private static final String OF_CUSTOMERS = SELECT
            + """
            unnest($1::bigint[], $2::boolean[]) AS o (customer_id, in_every_arm)
            CROSS JOIN LATERAL (
                SELECT * FROM enrolment e
                WHERE e.customer_id = o.customer_id AND (o.in_every_arm OR e.arm = 'TREATED')
                  AND ($3::bigint IS NULL OR (e.round_id, e.entry) < ($3, $4::smallint))
                ORDER BY e.round_id DESC, e.entry DESC LIMIT $5) e
            """
            + Enrolment.JOINED + " ORDER BY e.customer_id, e.round_id DESC, e.entry DESC";
    private static final String STEPS =
            """
            SELECT b.customer_id, b.round_id, b.entry, b.position, b.step, b.entered_at, b.left_at, b.outcome, b.caused_by,
                   b.actor, b.note, b.approaches, b.no_shows, b.points, b.reward, b.withheld, s.name_zh AS step_zh,
                   s.name_en AS step_en
            FROM unnest($1::bigint[], $2::bigint[], $3::smallint[]) AS o (customer_id, round_id, entry)
                 JOIN enrolment e USING (customer_id, round_id, entry)
                 JOIN enrolment_step b USING (customer_id, round_id, entry)
                 JOIN campaign_step s ON s.version_id = e.version_id AND s.position = b.position
            ORDER BY b.customer_id, b.round_id, b.entry, b.position""";

    private final Pool pool;

    Enrolments(Pool pool) {
        this.pool = pool;
    }

    /** A customer, and whether he is asked for as one of any arm; else only where he is treated. */
    public record Asked(long customerId, boolean inEveryArm) {}

    /** One that is there, as {@code client} sees it. */
    public static Uni<Enrolment> one(SqlClient client, EnrolmentKey key) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(key.customerId(), key.roundId(), (short) key.entry()))
                .map(rows -> Enrolment.of(rows.iterator().next()));
    }

    /**
     * Up to {@code count} of each customer, the newest first.
     *
     * @param behind the last one seen, of whichever customer; null for the first
     */
    public Uni<Map<Long, List<Enrolment>>> of(List<Asked> customers, @Nullable EnrolmentKey behind, int count) {
        Tuple values = Tuple.tuple()
                .addValue(Columns.of(customers, Long[]::new, Asked::customerId))
                .addValue(Columns.of(customers, Boolean[]::new, Asked::inEveryArm))
                .addValue(behind == null ? null : (Long) behind.roundId())
                .addValue(behind == null ? null : (Short) (short) behind.entry())
                .addValue((long) count);
        return pool.preparedQuery(OF_CUSTOMERS)
                .execute(values)
                .map(rows -> by(enrolments(rows), one -> one.key().customerId()));
    }

    /** Up to {@code count} behind {@code behind}, in order of customers' ids. */
    public Uni<List<Enrolment>> page(EnrolmentFilter filter, @Nullable EnrolmentKey behind, int count) {
        SqlText sql =
                new SqlText().add(SELECT + "enrolment e" + Enrolment.JOINED + " JOIN customer c USING (customer_id)");
        filter.restrict(sql);
        if (behind != null) {
            sql.add(
                    " AND e.customer_id >= ? AND (e.customer_id, e.entry) > (?, ?::smallint)",
                    behind.customerId(),
                    behind.customerId(),
                    (short) behind.entry());
        }
        sql.add(" ORDER BY e.customer_id, e.entry LIMIT ?", count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(Enrolments::enrolments);
    }

    /** How many there are; counted exactly. */
    public Uni<Long> count(EnrolmentFilter filter) {
        SqlText sql = new SqlText().add("SELECT count(*) FROM enrolment e");
        if (!filter.scope().everyone()) {
            sql.add(" JOIN customer c USING (customer_id)");
        }
        filter.restrict(sql);
        return pool.preparedQuery(sql.text())
                .execute(sql.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The steps that each of these has behind it, in their order. */
    public Uni<Map<EnrolmentKey, List<StepBehind>>> steps(List<EnrolmentKey> of) {
        Tuple values = Tuple.tuple()
                .addValue(Columns.of(of, Long[]::new, EnrolmentKey::customerId))
                .addValue(Columns.of(of, Long[]::new, EnrolmentKey::roundId))
                .addValue(Columns.of(of, Short[]::new, key -> (short) key.entry()));
        return pool.preparedQuery(STEPS).execute(values).map(rows -> {
            List<StepBehind> steps = new ArrayList<>();
            rows.forEach(row -> steps.add(StepBehind.of(row)));
            return by(steps, StepBehind::enrolment);
        });
    }

    private static List<Enrolment> enrolments(RowSet<Row> rows) {
        List<Enrolment> found = new ArrayList<>();
        rows.forEach(row -> found.add(Enrolment.of(row)));
        return found;
    }

    private static <K, V> Map<K, List<V>> by(List<V> all, Function<V, K> key) {
        Map<K, List<V>> grouped = new HashMap<>();
        all.forEach(one -> grouped.computeIfAbsent(key.apply(one), first -> new ArrayList<>())
                .add(one));
        return grouped;
    }
}
