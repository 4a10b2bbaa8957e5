package dev.kequn.customer.feed;

import dev.kequn.customer.EventLog;
import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Merges {@code events}, in the order of the file. What happened does not change: a row with a known source and
 * external id and other content is refused, within one file too, where the first line counts.
 */
@ApplicationScoped
public class EventFeed implements Feed {
    private static final String KEY = "external_id";

    @Override
    public String refusals(StagedRange range) {
        Staged staged = staged(range);
        return staged.refusals() + " UNION ALL (" + contradictions(staged) + ")";
    }

    @Override
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        Staged staged = staged(range);
        String contradicting = "SELECT count(*) FROM (" + contradictions(staged) + ") c";
        return staged.count(transaction).flatMap(rows -> staged.single(transaction, contradicting)
                .flatMap(refused -> staged.write(transaction, insert(staged))
                        .map(inserted -> new MergeCounts(inserted, 0, rows - refused - inserted))));
    }

    private static Staged staged(StagedRange range) {
        return Staged.of(range, KEY, Reference.CUSTOMER);
    }

    private static String rows(Staged staged) {
        String content = staged.has("attributes") ? "coalesce(s.attributes, '{}')" : "'{}'::jsonb";
        return "SELECT s.line_no, s.source, s.external_id, n.customer_id, s.type, s.occurred_at, " + content
                + " AS content" + staged.from("JOIN customer_number n USING (customer_no)");
    }

    private static String first() {
        return "SELECT DISTINCT ON (source, external_id) * FROM rows ORDER BY source, external_id, line_no";
    }

    /** A file without attributes says nothing about them. */
    private static String contradictions(Staged staged) {
        boolean attributes = staged.has("attributes");
        String row = content("s.", "content", attributes);
        return "WITH rows AS (" + rows(staged) + "), firsts AS (SELECT *, first_value(customer_id) OVER same "
                + "AS first_customer_id, first_value(type) OVER same AS first_type, first_value(occurred_at) OVER same "
                + "AS first_occurred_at, first_value(content) OVER same AS first_content FROM rows "
                + "WINDOW same AS (PARTITION BY source, external_id ORDER BY line_no)) "
                + "SELECT s.line_no, 'external_id', s.external_id, 'known with other content' FROM firsts s "
                + "LEFT JOIN customer_event_key k ON k.source = s.source AND k.external_id = s.external_id "
                + "LEFT JOIN customer_event e ON e.customer_id = k.customer_id AND e.event_id = k.event_id "
                + "WHERE CASE WHEN e.event_id IS NULL THEN " + row + " IS DISTINCT FROM "
                + content("s.first_", "content", attributes) + " ELSE " + row + " IS DISTINCT FROM "
                + content("e.", "attributes", attributes) + " END";
    }

    private static String content(String prefix, String attributes, boolean compared) {
        return "ROW(%1$scustomer_id, %1$stype COLLATE \"C\", %1$soccurred_at%2$s)"
                .formatted(prefix, compared ? ", " + prefix + attributes : "");
    }

    private static String insert(Staged staged) {
        return EventLog.appending("WITH rows AS (" + rows(staged) + ") SELECT customer_id, source, external_id, type, "
                + "occurred_at, content AS attributes, line_no AS place FROM (" + first() + ") firsts");
    }
}
