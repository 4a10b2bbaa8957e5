package dev.kequn.customer.feed;

import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Merges {@code tags}: one row per customer, tag and first day. */
@ApplicationScoped
public class TagFeed implements Feed {
    private static final String KEY = "customer_no";

    @Override
    public String refusals(StagedRange range) {
        return Staged.of(range, KEY, Reference.CUSTOMER).refusals();
    }

    @Override
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        Staged staged = Staged.of(range, KEY, Reference.CUSTOMER);
        List<Assignment> values = Assignment.present(
                staged, Assignment.text("value"), Assignment.of("valid_to"), Assignment.text("source"));
        String latest = staged.latest(
                "n.customer_id, s.tag, s.valid_from",
                "n.customer_id, s.*",
                "JOIN customer_number n USING (customer_no)");
        return new KeyedMerge("customer_tag", List.of("customer_id", "tag", "valid_from"), values, latest)
                .run(transaction, staged);
    }
}
