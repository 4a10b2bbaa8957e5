package dev.kequn.tier.assessment;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads assessments; the static ones within the transaction of whoever asks. */
@ApplicationScoped
public class TierRuns {
    private static final String LIST = "SELECT " + TierRun.COLUMNS
            + " FROM tier_run WHERE ($1::bigint IS NULL OR run_id < $1) ORDER BY run_id DESC LIMIT $2";

    private static final String ONE = "SELECT " + TierRun.COLUMNS + " FROM tier_run WHERE run_id = $1";

    private static final String LAST_BY_PERIOD = " ORDER BY period_end DESC, revision DESC LIMIT 1";

    private static final String IN_FORCE =
            "SELECT " + TierRun.COLUMNS + " FROM tier_run WHERE completed_at IS NOT NULL" + LAST_BY_PERIOD;

    private static final String BEFORE = "SELECT " + TierRun.COLUMNS
            + " FROM tier_run WHERE completed_at IS NOT NULL AND period_end <= $1" + LAST_BY_PERIOD;

    private static final String SOME = "SELECT " + TierRun.COLUMNS + " FROM tier_run WHERE run_id = ANY ($1)";

    private static final String REVISIONS = "SELECT " + TierRun.COLUMNS
            + " FROM tier_run r WHERE completed_at IS NOT NULL AND (period_start, period_end) IN "
            + "(SELECT period_start, period_end FROM tier_run WHERE run_id = ANY ($1)) ORDER BY revision DESC";

    private final Pool pool;

    TierRuns(Pool pool) {
        this.pool = pool;
    }

    /** These runs by their ids. */
    static Uni<Map<Long, TierRun>> byId(SqlClient client, Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : client.preparedQuery(SOME)
                        .execute(Tuple.of(ids.toArray(Long[]::new)))
                        .map(TierRuns::all)
                        .map(found -> found.stream().collect(Collectors.toMap(TierRun::runId, run -> run)));
    }

    /** The run with this id, if there is one. */
    static Uni<@Nullable TierRun> find(SqlClient client, long id) {
        return one(client, ONE, Tuple.of(id));
    }

    /** The assessment whose levels customers held before a period that begins on {@code day}; null for the first. */
    static Uni<@Nullable TierRun> before(SqlClient client, LocalDate day) {
        return one(client, BEFORE, Tuple.of(day));
    }

    /** The assessment in force: of the last period that has one, its last revision; null before the first. */
    static Uni<@Nullable TierRun> inForce(SqlClient client) {
        return one(client, IN_FORCE, Tuple.tuple());
    }

    /** The run with this id, if there is one. */
    public Uni<@Nullable TierRun> find(long id) {
        return find(pool, id);
    }

    /** Up to {@code count} runs older than {@code before}, the newest first. */
    public Uni<List<TierRun>> list(@Nullable Long before, int count) {
        return pool.preparedQuery(LIST).execute(Tuple.of(before, count)).map(TierRuns::all);
    }

    /** The last completed assessment, by period and revision, whose period had ended by {@code day}; null before it. */
    public Uni<@Nullable TierRun> inForceOn(LocalDate day) {
        return before(pool, day.plusDays(1));
    }

    /** The completed revisions of the periods of these runs, of each period the last one first. */
    public Uni<List<TierRun>> revisions(Collection<Long> ids) {
        return pool.preparedQuery(REVISIONS)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(TierRuns::all);
    }

    public Uni<Integer> count() {
        return pool.query("SELECT count(*)::int FROM tier_run")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Uni<@Nullable TierRun> one(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(rows ->
                        rows.rowCount() == 0 ? null : TierRun.of(rows.iterator().next()));
    }

    private static List<TierRun> all(RowSet<Row> rows) {
        List<TierRun> runs = new ArrayList<>();
        rows.forEach(row -> runs.add(TierRun.of(row)));
        return runs;
    }
}
