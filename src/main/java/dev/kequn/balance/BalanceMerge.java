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
 */
@ApplicationScoped
public class BalanceMerge {
    private static final String MERGE = SqlResource.read(BalanceMerge.class, "merge.sql");

    /**
     * Merges the staged rows (customer_no text, as_of date, aum, loan, deposit bigint in minor units) of this range;
     * rows of unknown customers are left out.
     */
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        Tuple keys = Tuple.of(range.firstKey(), range.lastKey());
        return ensureQuarters(transaction, range, keys)
                .chain(() -> transaction.preparedQuery(statement(range)).execute(keys))
                .map(rows -> counts(rows.iterator().next()));
    }

    private static Uni<Void> ensureQuarters(SqlConnection transaction, StagedRange range, Tuple keys) {
        String quarters =
                "SELECT ensure_balance_quarter(day) FROM (SELECT DISTINCT date_trunc('quarter', as_of)::date AS day "
                        + "FROM %s WHERE customer_no BETWEEN $1 AND $2) q".formatted(range.table());
        return transaction.preparedQuery(quarters).execute(keys).replaceWithVoid();
    }

    private static String statement(StagedRange range) {
        boolean deposit = range.columns().contains("deposit");
        return MERGE.replace("${staging}", range.table())
                .replace("${deposit}", deposit ? "s.deposit" : "null::bigint")
                .replace("${has_deposit}", Boolean.toString(deposit));
    }

    private static MergeCounts counts(Row row) {
        return new MergeCounts(row.getLong("inserted"), row.getLong("updated"), row.getLong("unchanged"));
    }
}
