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
    private final BalanceMerge balances;

    BalanceFeed(BalanceMerge balances) {
        this.balances = balances;
    }

    @Override
    public String refusals(StagedRange range) {
        return staged(range).refusals();
    }

    @Override
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        return balances.merge(transaction, range);
    }

    private static Staged staged(StagedRange range) {
        return Staged.of(range, IntakeFile.BALANCES.key(), Reference.CUSTOMER);
    }
}
