package dev.kequn.customer.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * Rows of {@code customers} that name, in {@code prospect_id}, the prospect who has become this customer. Whom the
 * number has made a customer already may be named again.
 */
final class ProspectRows {
    static final String COLUMN = "prospect_id";

    private static final String IS_HE = "EXISTS (SELECT FROM customer k WHERE k.customer_id = s.prospect_id "
            + "AND (k.customer_no IS NULL OR k.customer_no = s.customer_no))";
    private static final String NAMED_TWICE =
            "s.%1$s IN (SELECT k.%1$s FROM ${staging} k WHERE k.customer_no BETWEEN $1 AND $2 "
                    + "AND k.prospect_id IS NOT NULL GROUP BY 1 HAVING min(k.%2$s) < max(k.%2$s))";

    private static final Reference PROSPECT = new Reference(COLUMN, false, "no such prospect", IS_HE);
    private static final Reference ONCE = new Reference(
            COLUMN,
            false,
            "one prospect for several customers, or one customer for several prospects",
            "(NOT " + IS_HE + " OR NOT (" + NAMED_TWICE.formatted(COLUMN, "customer_no") + " OR "
                    + NAMED_TWICE.formatted("customer_no", COLUMN) + "))");
    private static final Reference FREE_NUMBER = new Reference(
            "customer_no",
            true,
            "the number of another customer",
            "(s.prospect_id IS NULL OR NOT EXISTS (SELECT FROM customer_number k "
                    + "WHERE k.customer_no = s.customer_no AND k.customer_id <> s.prospect_id))");

    /** What must be true of such rows. */
    static final List<Reference> REFERENCES = List.of(PROSPECT, ONCE, FREE_NUMBER);

    private static final String LOCK = "SELECT count(*) FROM (SELECT FROM customer c WHERE c.customer_id IN "
            + "(SELECT s.prospect_id%s) ORDER BY c.customer_id FOR UPDATE) locked";

    private ProspectRows() {}

    /** Locks whom the rows of {@code range} name: nobody else makes customers of them. */
    static Uni<Void> lock(SqlConnection transaction, Staged range) {
        return range.single(transaction, LOCK.formatted(range.from(""))).replaceWithVoid();
    }

    /** Customers and prospects that rows of {@code latest} are about, {@code converted} where this makes customers of them. */
    static String known(Staged staged, String latest) {
        return "SELECT coalesce(n.customer_id, p.named) AS customer_id, n.customer_id IS NULL AS converted, l.* "
                + "FROM (" + latest + ") l LEFT JOIN customer_number n USING (customer_no) "
                + "LEFT JOIN (SELECT DISTINCT s.customer_no, s.prospect_id AS named" + staged.from("")
                + " AND s.prospect_id IS NOT NULL) p USING (customer_no) "
                + "WHERE coalesce(n.customer_id, p.named) IS NOT NULL";
    }
}
