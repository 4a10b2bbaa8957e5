package dev.kequn.balance;

import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Merges staged balances into states and quarters.
 *
 * <p>The states of a customer are the run-length form of everything ever stated about him, so their content does not
 * depend on the order in which files came; a back-dated row touches only that customer's later states.
 *
 * <p>Nearly every row of a daily file lies behind everything its customer has, so those customers go first, by a
 * statement that only appends; it tells which customers need the one that splits and melts states.
 */
@ApplicationScoped
public class BalanceMerge {
    /** A chunk's rows stay in memory through every window; the default spills them. */
    private static final String ROOM_TO_SORT = "SET LOCAL work_mem = '32MB'";

    private static final String APPEND = SqlResource.read(BalanceMerge.class, "append.sql");
    private static final String MERGE = SqlResource.read(BalanceMerge.class, "merge.sql");

    /**
     * Merges the staged rows (customer_no text, as_of date, aum, loan, deposit bigint in minor units) of this range;
     * rows of unknown customers are left out. Rows that a later line replaced count as unchanged.
     */
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        Tuple keys = Tuple.of(range.firstKey(), range.lastKey());
        return transaction
                .query(ROOM_TO_SORT)
                .execute()
                .chain(() -> ensureQuarters(transaction, range, keys))
                .chain(() -> transaction.preparedQuery(statement(APPEND, range)).execute(keys))
                .flatMap(rows -> mergeOthers(transaction, range, rows.iterator().next()));
    }

    private static Uni<MergeCounts> mergeOthers(SqlConnection transaction, StagedRange range, Row appended) {
        long rows = appended.getLong("rows");
        long inserted = appended.getLong("inserted");
        String[] others = appended.getArrayOfStrings("others");
        if (others == null) {
            return Uni.createFrom().item(new MergeCounts(inserted, 0, rows - inserted));
        }
        return transaction
                .preparedQuery(statement(MERGE, range))
                .execute(Tuple.of(range.firstKey(), range.lastKey(), others))
                .map(merged -> {
                    Row counts = merged.iterator().next();
                    long all = inserted + counts.getLong("inserted");
                    long updated = counts.getLong("updated");
                    return new MergeCounts(all, updated, rows - all - updated);
                });
    }

    private static Uni<Void> ensureQuarters(SqlConnection transaction, StagedRange range, Tuple keys) {
        String quarters =
                // A file has few days: they are told apart before the quarters are, whose function is slow.
                "SELECT ensure_balance_quarter(day) FROM (SELECT DISTINCT date_trunc('quarter', as_of)::date AS day "
                        + "FROM (SELECT DISTINCT as_of FROM %s WHERE customer_no BETWEEN $1 AND $2) d) q"
                                .formatted(range.table());
        return transaction.preparedQuery(quarters).execute(keys).replaceWithVoid();
    }

    private static String statement(String template, StagedRange range) {
        boolean deposit = range.columns().contains("deposit");
        return template.replace("${staging}", range.table())
                .replace("${deposit}", deposit ? "s.deposit" : "null::bigint")
                .replace("${has_deposit}", Boolean.toString(deposit));
    }
}
