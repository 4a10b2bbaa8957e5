package dev.kequn.segment.membership;

import dev.kequn.access.Caller;
import dev.kequn.customer.Population;
import dev.kequn.job.JobQueue;
import dev.kequn.segment.SegmentSettings;
import dev.kequn.segment.definition.ActiveSegment;
import dev.kequn.segment.definition.ActiveSegments;
import dev.kequn.segment.definition.SegmentsInForce;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes what is noted of changed customers and brings their membership into line, in one transaction: what is taken and
 * lost comes again. A segment whose rule cannot be answered for some of them is left alone then, and refreshed as a whole.
 * Replicas take turns.
 */
@ApplicationScoped
class ChangedCustomers {
    /** A stale segment waits for the refresh that is in line, and rests after one that has failed for it. */
    private static final String LOOK =
            """
            SELECT (SELECT extract(epoch FROM clock_timestamp() - noted_at)::float8
                    FROM customer_change ORDER BY change_id LIMIT 1) AS seconds_behind,
                   NOT EXISTS (SELECT FROM job_run WHERE resource = $1 AND state IN ('QUEUED', 'RUNNING', 'PAUSED'))
                   AND EXISTS (SELECT FROM segment_stale s
                               WHERE NOT EXISTS (SELECT FROM segment_refresh r JOIN job_run j USING (run_id)
                                                 WHERE r.segment_id = s.segment_id
                                                   AND r.definition_id IS NOT DISTINCT FROM s.in_force
                                                   AND j.state = 'FAILED'
                                                   AND j.created_at > clock_timestamp() - make_interval(secs => $2)))
                       AS stale""";

    private static final String TURN = "SELECT pg_try_advisory_xact_lock(hashtext('segment-follower')) AS ours";
    private static final String TAKE =
            """
            DELETE FROM customer_change
            WHERE change_id IN (SELECT change_id FROM customer_change ORDER BY change_id LIMIT $1)
            RETURNING customer_id""";
    private static final String WANTED =
            """
            SELECT NOT EXISTS (SELECT FROM job_run
                               WHERE resource = $1 AND state IN ('QUEUED', 'PAUSED') AND started_at IS NULL
                                 AND parameters ->> 'scope' = 'ALL') AS wanted""";
    private static final Caller US = Caller.system("segments");

    /** @param secondsBehind age of the oldest change; negative when there is none */
    record Backlog(boolean waiting, double secondsBehind, boolean stale) {}

    private final SegmentSettings settings;
    private final ActiveSegments segments;
    private final MembershipWriter writer;
    private final SegmentRefreshes refreshes;
    private final MembershipFaults faults;
    private final RefreshStore store;
    private final JobQueue queue;
    private final Pool pool;

    ChangedCustomers(
            SegmentSettings settings,
            ActiveSegments segments,
            MembershipWriter writer,
            SegmentRefreshes refreshes,
            MembershipFaults faults,
            RefreshStore store,
            JobQueue queue,
            Pool pool) {
        this.settings = settings;
        this.segments = segments;
        this.writer = writer;
        this.refreshes = refreshes;
        this.faults = faults;
        this.store = store;
        this.queue = queue;
        this.pool = pool;
    }

    Uni<Backlog> look() {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(
                        SegmentRefreshJob.NAME, (double) settings.retry().toSeconds()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    Double behind = row.getDouble("seconds_behind");
                    return new Backlog(behind != null, behind == null ? 0 : behind, row.getBoolean("stale"));
                });
    }

    /** Puts a refresh in line for definitions that none has followed; returns whether it did. */
    Uni<Boolean> askForRefresh() {
        return pool.withTransaction(transaction -> turn(transaction)
                        .chain(ours -> ours
                                ? refreshes
                                        .enqueue(transaction, RefreshScope.STALE, null, US)
                                        .replaceWith(true)
                                : Uni.createFrom().item(false)))
                .invoke(queue::wake);
    }

    /** How many changes were followed; none while another replica does. */
    Uni<Integer> follow() {
        return pool.withTransaction(transaction -> transaction
                        .query("SET LOCAL idle_in_transaction_session_timeout = "
                                + settings.idleTimeout().toMillis())
                        .execute()
                        .chain(() -> turn(transaction))
                        .chain(ours ->
                                ours ? take(transaction) : Uni.createFrom().item(0)))
                .invoke(queue::wake);
    }

    private Uni<Integer> take(SqlConnection transaction) {
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(settings.batch()))
                .call(taken -> segments.inForce(transaction)
                        .chain(found -> found.isEmpty() ? Uni.createFrom().voidItem() : apply(transaction, taken)))
                .map(RowSet::rowCount);
    }

    private Uni<?> apply(SqlConnection transaction, RowSet<Row> taken) {
        Uni<?> all = many(taken) ? refreshAll(transaction) : Uni.createFrom().voidItem();
        Set<Long> customers = customers(taken);
        return customers.isEmpty() ? all : all.chain(() -> look(transaction, customers));
    }

    /** By the definitions in force behind the lock: those before it a refresh may have replaced meanwhile. */
    private Uni<?> look(SqlConnection transaction, Set<Long> customers) {
        Population population = Population.of(customers);
        return MembershipLock.takeAlone(transaction)
                .chain(() -> segments.followed(transaction))
                .chain(found -> writer.write(transaction, population, found, looks(found))
                        .onFailure(StatementFault::isOne)
                        .call(() ->
                                faults.find(population, found).chain(failures -> store.fail(pool, null, failures))));
    }

    /** More customers have changed than were named: everyone is looked at, once whatever changes now has done so. */
    private Uni<?> refreshAll(SqlConnection transaction) {
        return transaction
                .preparedQuery(WANTED)
                .execute(Tuple.of(SegmentRefreshJob.NAME))
                .chain(rows -> rows.iterator().next().getBoolean("wanted")
                        ? refreshes.enqueue(transaction, RefreshScope.ALL, null, US)
                        : Uni.createFrom().nullItem());
    }

    private static Uni<Boolean> turn(SqlConnection transaction) {
        return transaction.query(TURN).execute().map(rows -> rows.iterator()
                .next()
                .getBoolean("ours"));
    }

    private static boolean many(RowSet<Row> taken) {
        for (Row row : taken) {
            if (row.getLong("customer_id") == null) {
                return true;
            }
        }
        return false;
    }

    private static Set<Long> customers(RowSet<Row> taken) {
        Set<Long> customers = new TreeSet<>();
        for (Row row : taken) {
            Long customerId = row.getLong("customer_id");
            if (customerId != null) {
                customers.add(customerId);
            }
        }
        return customers;
    }

    private static List<Look> looks(SegmentsInForce found) {
        return found.levels().stream()
                .flatMap(List::stream)
                .map((ActiveSegment segment) -> new Look(segment.segmentId(), segment.definitionId(), StayReason.FACTS))
                .toList();
    }
}
