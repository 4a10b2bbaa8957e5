package dev.kequn.tier.assessment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Assessments, as those who ask see them. */
@ApplicationScoped
public class TierRuns {
    private static final String LIST = "SELECT " + TierRun.COLUMNS
            + " FROM tier_run WHERE ($1::bigint IS NULL OR run_id < $1) ORDER BY run_id DESC LIMIT $2";

    private static final String ONE = "SELECT " + TierRun.COLUMNS + " FROM tier_run WHERE run_id = $1";

    private static final String IN_FORCE_ON = "SELECT " + TierRun.COLUMNS
            + " FROM tier_run WHERE completed_at IS NOT NULL AND period_end <= $1 "
            + "ORDER BY period_end DESC, revision DESC LIMIT 1";

    private static final String SOME = "SELECT " + TierRun.COLUMNS + " FROM tier_run WHERE run_id = ANY ($1)";

    private static final String REVISIONS = "SELECT " + TierRun.COLUMNS
            + " FROM tier_run r WHERE completed_at IS NOT NULL AND (period_start, period_end) IN "
            + "(SELECT period_start, period_end FROM tier_run WHERE run_id = ANY ($1)) ORDER BY revision DESC";

    private final Pool pool;

    TierRuns(Pool pool) {
        this.pool = pool;
    }

    /** These runs by their ids. */
    public Uni<Map<Long, TierRun>> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pool.preparedQuery(SOME)
                        .execute(Tuple.of(ids.toArray(Long[]::new)))
                        .map(TierRuns::all)
                        .map(found -> found.stream().collect(Collectors.toMap(TierRun::runId, run -> run)));
    }

    /** The run with this id, if there is one. */
    public Uni<@Nullable TierRun> find(long id) {
        return one(ONE, id);
    }

    /** Up to {@code count} runs older than {@code before}, the newest first. */
    public Uni<List<TierRun>> list(@Nullable Long before, int count) {
        return pool.preparedQuery(LIST).execute(Tuple.of(before, count)).map(TierRuns::all);
    }

    /** The last completed assessment, by period and revision, whose period had ended by {@code day}; null before it. */
    public Uni<@Nullable TierRun> inForceOn(LocalDate day) {
        return one(IN_FORCE_ON, day.plusDays(1));
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

    private Uni<@Nullable TierRun> one(String sql, Object key) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(key))
                .map(rows ->
                        rows.rowCount() == 0 ? null : TierRun.of(rows.iterator().next()));
    }

    private static List<TierRun> all(RowSet<Row> rows) {
        List<TierRun> runs = new ArrayList<>();
        rows.forEach(row -> runs.add(TierRun.of(row)));
        return runs;
    }
}
