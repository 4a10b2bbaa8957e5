package dev.kequn.balance;

import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Merges staged balances into states. */
@ApplicationScoped
public class BalanceMerge {
    /**
     * Merges the staged rows (customer_no text, as_of date, aum, loan, deposit bigint in minor units) of this range;
     * rows of unknown customers are left out.
     */
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        throw new IllegalStateException();
    }
}
