package dev.kequn.customer.feed;

import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Merges {@code products}. */
@ApplicationScoped
public class ProductFeed implements Feed {
    private static final String KEY = "product_code";

    @Override
    public String refusals(StagedRange range) {
        return Staged.of(range, KEY).refusals();
    }

    @Override
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        Staged staged = Staged.of(range, KEY);
        List<Assignment> values = Assignment.present(
                staged, Assignment.text("name"), Assignment.text("category"), Assignment.of("risk_grade"));
        return new KeyedMerge("product", List.of(KEY), values, staged.latest("s." + KEY, "s.*", ""))
                .run(transaction, staged);
    }
}
