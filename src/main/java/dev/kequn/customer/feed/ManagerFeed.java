package dev.kequn.customer.feed;

import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Merges {@code managers}; their branch must be known. */
@ApplicationScoped
public class ManagerFeed implements Feed {
    private static final String KEY = "manager_no";

    @Override
    public String refusals(StagedRange range) {
        return staged(range).refusals();
    }

    @Override
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        Staged staged = staged(range);
        List<Assignment> values = Assignment.present(
                staged, Assignment.text("name"), Assignment.text("branch_code"), Assignment.text("post"));
        return new KeyedMerge("manager", List.of(KEY), values, staged.latest("s." + KEY, "s.*", ""))
                .run(transaction, staged);
    }

    private static Staged staged(StagedRange range) {
        return Staged.of(range, KEY, Reference.BRANCH);
    }
}
