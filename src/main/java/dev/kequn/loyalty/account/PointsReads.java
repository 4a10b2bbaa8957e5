package dev.kequn.loyalty.account;

import dev.kequn.loyalty.ledger.LedgerAccount;
import dev.kequn.loyalty.ledger.LotAction;
import dev.kequn.loyalty.ledger.PostedReads;
import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.platform.db.Columns;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the points of many customers with one statement; who has none is in no answer. */
@ApplicationScoped
public class PointsReads {
    private static final String STANDINGS = PointsSql.standings("$2::date") + " WHERE a.customer_id = ANY ($1)";
    private static final String OPEN_LOTS = PointsSql.openLots("$2::date", "$3::date");
    private static final String EXPIRING = "SELECT customer_id, sum(remaining)::bigint AS points FROM (" + OPEN_LOTS
            + ") lot WHERE customer_id = ANY ($1) AND active AND expires_on <= $4 GROUP BY customer_id";
    private static final String PROJECTED = "SELECT customer_id, sum(remaining)::bigint AS points FROM (" + OPEN_LOTS
            + ") lot WHERE customer_id = ANY ($1) AND active GROUP BY customer_id";
    private static final String LOTS = "SELECT lot.* FROM unnest($1::bigint[]) AS c (customer_id) CROSS JOIN LATERAL ("
            + "SELECT * FROM (" + OPEN_LOTS + ") o WHERE o.customer_id = c.customer_id AND o.remaining > 0"
            + " AND (coalesce(o.expires_on, '10000-01-01'), o.version) > ($4::date, $5::bigint)"
            + " ORDER BY o.expires_on, o.version LIMIT $6) lot ORDER BY lot.customer_id, lot.expires_on, lot.version";
    private static final String ENTRIES = SqlResource.read(PointsReads.class, "entries.sql");
    private static final String RECORDED =
            """
            SELECT t.customer_id, t.version, t.recorded_at
            FROM unnest($1::bigint[], $2::bigint[]) AS wanted (customer_id, version)
                 JOIN points_transaction t USING (customer_id, version)""";

    private final Pool pool;
    private final BusinessTime time;

    PointsReads(Pool pool, BusinessTime time) {
        this.pool = pool;
        this.time = time;
    }

    /** What they hold on the business date. */
    public Uni<Map<Long, PointsStanding>> standings(Collection<Long> customers) {
        return pool.preparedQuery(STANDINGS)
                .execute(Tuple.of(ids(customers), time.today()))
                .map(rows -> byCustomer(
                        rows,
                        row -> new PointsStanding(
                                row.getLong("active"),
                                row.getLong("pending"),
                                row.getLong("arrears"),
                                row.getLong("earned"),
                                row.getLong("spent"),
                                row.getLong("expired"))));
    }

    /** How many of the points that are active on the business date are void {@code days} days later. */
    public Uni<Map<Long, Long>> expiringWithin(Collection<Long> customers, int days) {
        LocalDate today = time.today();
        return pool.preparedQuery(EXPIRING)
                .execute(Tuple.of(ids(customers), today, today, today.plusDays(days)))
                .map(rows -> byCustomer(rows, row -> row.getLong("points")));
    }

    /** How many points are active on a day from the business date on, when nothing but time passes. */
    public Uni<Map<Long, Long>> projected(Collection<Long> customers, LocalDate on) {
        return pool.preparedQuery(PROJECTED)
                .execute(Tuple.of(ids(customers), time.today(), on))
                .map(rows -> byCustomer(rows, row -> row.getLong("points")));
    }

    /** Of each up to {@code count} open lots behind {@code after}, in the order in which they are spent. */
    public Uni<Map<Long, List<OpenLot>>> lots(Collection<Long> customers, LotPlace after, int count) {
        LocalDate today = time.today();
        return pool.preparedQuery(LOTS)
                .execute(Tuple.of(ids(customers), today, today, after.expiresOn(), after.version(), count))
                .map(rows -> listsByCustomer(rows, PointsReads::lot));
    }

    /** Of each up to {@code count} entries on his own accounts behind {@code after}, the newest first. */
    public Uni<Map<Long, List<Entry>>> entries(Collection<Long> customers, Entry.Place after, int count) {
        return pool.preparedQuery(ENTRIES)
                .execute(Tuple.of(ids(customers), after.version(), after.line(), count))
                .map(rows -> listsByCustomer(rows, PointsReads::entry));
    }

    /** When transactions were written down. */
    public Uni<Map<TransactionId, OffsetDateTime>> recordedAt(List<TransactionId> transactions) {
        Tuple wanted = Tuple.of(
                Columns.of(transactions, Long[]::new, TransactionId::customerId),
                Columns.of(transactions, Long[]::new, TransactionId::version));
        return pool.preparedQuery(RECORDED).execute(wanted).map(rows -> {
            Map<TransactionId, OffsetDateTime> found = new HashMap<>();
            rows.forEach(row -> found.put(
                    new TransactionId(row.getLong("customer_id"), row.getLong("version")),
                    row.getOffsetDateTime("recorded_at")));
            return found;
        });
    }

    private static OpenLot lot(Row row) {
        return new OpenLot(
                row.getLong("customer_id"),
                row.getLong("version"),
                row.getLong("granted"),
                row.getLong("remaining"),
                row.getBoolean("active"),
                row.getLocalDate("active_from"),
                row.getLocalDate("expires_on"),
                row.getString("awaits_event"));
    }

    private static Entry entry(Row row) {
        List<Entry.Use> uses = new ArrayList<>();
        for (Object use : row.getJsonArray("uses")) {
            JsonArray parts = (JsonArray) use;
            uses.add(new Entry.Use(parts.getLong(0), LotAction.valueOf(parts.getString(1)), parts.getLong(2)));
        }
        return new Entry(
                PostedReads.posted(row),
                row.getOffsetDateTime("recorded_at"),
                row.getInteger("line"),
                LedgerAccount.valueOf(row.getString("account")),
                row.getString("side").equals("DEBIT"),
                row.getLong("entered"),
                uses);
    }

    private static Long[] ids(Collection<Long> customers) {
        return customers.toArray(Long[]::new);
    }

    private static <V> Map<Long, V> byCustomer(RowSet<Row> rows, Function<Row, V> value) {
        Map<Long, V> found = new HashMap<>();
        rows.forEach(row -> found.put(row.getLong("customer_id"), value.apply(row)));
        return found;
    }

    private static <V> Map<Long, List<V>> listsByCustomer(RowSet<Row> rows, Function<Row, V> value) {
        Map<Long, List<V>> found = new HashMap<>();
        rows.forEach(row -> found.computeIfAbsent(row.getLong("customer_id"), first -> new ArrayList<>())
                .add(value.apply(row)));
        return found;
    }
}
