package dev.kequn.intake;

import dev.kequn.balance.BalanceMerge;
import dev.kequn.customer.feed.Feed;
import dev.kequn.customer.feed.Reference;
import dev.kequn.customer.feed.Staged;
import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Merges {@code balances}; the customer must be known. */
@ApplicationScoped
class BalanceFeed implements Feed {
    /** Bounded like the chunk itself: PostgreSQL does not see that equal keys lie in the same range. */
    private static final Reference CUSTOMER_IN_RANGE = new Reference(
            Reference.CUSTOMER.column(),
            true,
            Reference.CUSTOMER.reason(),
            "EXISTS (SELECT FROM customer_number k WHERE k.customer_no = s.customer_no AND k.customer_no BETWEEN $1 AND $2)");

    private final BalanceMerge balances;

    BalanceFeed(BalanceMerge balances) {
        this.balances = balances;
    }

    @Override
    public String refusals(StagedRange range) {
        return Staged.of(range, IntakeFile.BALANCES.key(), CUSTOMER_IN_RANGE).refusals();
    }

    @Override
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        return balances.merge(transaction, range);
    }
}
