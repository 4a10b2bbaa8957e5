package dev.kequn.customer.feed;

import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges {@code holdings}; customer and product must be known. A holding is known by account and product, and may pass
 * to another customer: it then leaves the one with all it has and comes to the other.
 */
@ApplicationScoped
public class HoldingFeed implements Feed {
    private static final String KEY = "account_no";
    private static final List<String> VALUES = List.of("opened_on", "matures_on", "closed_on", "balance");

    @Override
    public String refusals(StagedRange range) {
        return staged(range).refusals();
    }

    @Override
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        Staged staged = staged(range);
        String latest = latest(staged);
        return staged.count(transaction).flatMap(rows -> staged.write(transaction, pass(staged, latest))
                .flatMap(passed -> staged.write(transaction, update(staged, latest))
                        .flatMap(updated -> staged.write(transaction, insert(staged, latest))
                                .map(inserted -> new MergeCounts(
                                        inserted, passed + updated, rows - inserted - passed - updated)))));
    }

    private static Staged staged(StagedRange range) {
        return Staged.of(range, KEY, Reference.CUSTOMER, Reference.PRODUCT);
    }

    private static List<Assignment> values(Staged staged) {
        return VALUES.stream().filter(staged::has).map(Assignment::of).toList();
    }

    private static String latest(Staged staged) {
        return staged.latest(
                "s.account_no, s.product_code", "n.customer_id, s.*", "JOIN customer_number n USING (customer_no)");
    }

    /** Moves holdings to their new owners, with the file's values for the columns it has. */
    private static String pass(Staged staged, String latest) {
        List<String> values = new ArrayList<>();
        VALUES.forEach(column -> values.add((staged.has(column) ? "s." : "t.") + column));
        String columns = String.join(", ", VALUES);
        return "WITH gone AS (DELETE FROM holding t USING (%s) s, holding_owner o ".formatted(latest)
                + "WHERE o.account_no = s.account_no AND o.product_code = s.product_code "
                + "AND o.customer_id <> s.customer_id AND t.customer_id = o.customer_id "
                + "AND t.account_no = s.account_no AND t.product_code = s.product_code "
                + "RETURNING s.customer_id, t.account_no, t.product_code, %s), ".formatted(String.join(", ", values))
                + "passed AS (UPDATE holding_owner o SET customer_id = g.customer_id FROM gone g "
                + "WHERE o.account_no = g.account_no AND o.product_code = g.product_code) "
                + "INSERT INTO holding (customer_id, account_no, product_code, %1$s) SELECT * FROM gone"
                        .formatted(columns);
    }

    private static String update(Staged staged, String latest) {
        List<Assignment> values = values(staged);
        return "UPDATE holding t SET %s FROM (%s) s WHERE t.customer_id = s.customer_id AND t.account_no = s.account_no "
                        .formatted(Assignment.set(values), latest)
                + "AND t.product_code = s.product_code AND " + Assignment.differ(values);
    }

    private static String insert(Staged staged, String latest) {
        List<Assignment> values = values(staged);
        return "WITH made AS (INSERT INTO holding (customer_id, account_no, product_code, %s) "
                        .formatted(Assignment.columns(values))
                + "SELECT s.customer_id, s.account_no, s.product_code, %s FROM (%s) s "
                        .formatted(Assignment.values(values), latest)
                + "WHERE NOT EXISTS (SELECT FROM holding_owner o "
                + "WHERE o.account_no = s.account_no AND o.product_code = s.product_code) "
                + "ORDER BY s.customer_id, s.account_no RETURNING account_no, product_code, customer_id) "
                + "INSERT INTO holding_owner (account_no, product_code, customer_id) "
                + "SELECT account_no, product_code, customer_id FROM made ORDER BY account_no, product_code";
    }
}
