package dev.kequn.customer.feed;

import dev.kequn.customer.NumberTurns;
import dev.kequn.customer.prospect.ProspectEvents;
import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges {@code customers}; branch, manager and employer must be known. An empty {@code kind} is a person. What a
 * customer says about marketing is added to the history of his consents when it is something new; an empty field says
 * nothing. A row that names a prospect gives him its number: he stays who he was, and the event log hears of it.
 */
@ApplicationScoped
public class CustomerFeed implements Feed {
    private static final String KEY = "customer_no";
    private static final String CONSENT = "INSERT INTO customer_consent (customer_id, purpose, granted, source, actor) "
            + "SELECT s.customer_id, 'MARKETING', s.marketing_consent, 'intake', 'intake' FROM %s s "
            + "WHERE s.marketing_consent IS NOT NULL";
    private static final String LAST_CONSENT = "SELECT c.granted FROM customer_consent c "
            + "WHERE c.customer_id = s.customer_id AND c.purpose = 'MARKETING' ORDER BY c.given_at DESC LIMIT 1";

    private final BusinessTime time;

    CustomerFeed(BusinessTime time) {
        this.time = time;
    }

    @Override
    public String refusals(StagedRange range) {
        return staged(range).refusals();
    }

    @Override
    public Uni<Void> hold(SqlConnection transaction, StagedRange range) {
        Staged all = Staged.of(range, KEY);
        return NumberTurns.shared(transaction)
                .chain(() -> all.has(ProspectRows.COLUMN)
                        ? ProspectRows.lock(transaction, all)
                        : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range) {
        Staged staged = staged(range);
        List<Assignment> values = values(staged);
        return staged.count(transaction).flatMap(rows -> updateAll(transaction, staged, values)
                .flatMap(updated -> insertAll(transaction, staged, values)
                        .map(inserted -> new MergeCounts(inserted, updated, rows - inserted - updated))));
    }

    private Uni<Long> updateAll(SqlConnection transaction, Staged staged, List<Assignment> values) {
        if (!staged.has(ProspectRows.COLUMN)) {
            return staged.single(transaction, update(staged, values));
        }
        return staged.row(transaction, convert(staged, values))
                .call(row -> ProspectEvents.converted(
                        transaction,
                        List.of(row.getArrayOfLongs("converted")),
                        time.now().toOffsetDateTime(),
                        "intake"))
                .map(row -> row.getLong("said"));
    }

    private static Uni<Long> insertAll(SqlConnection transaction, Staged staged, List<Assignment> values) {
        Uni<Long> inserted = staged.write(transaction, insert(staged, values));
        return staged.has("marketing_consent")
                ? inserted.call(() -> staged.write(transaction, state(staged)))
                : inserted;
    }

    private static Staged staged(StagedRange range) {
        List<Reference> references = new ArrayList<>(List.of(Reference.BRANCH, Reference.MANAGER, Reference.EMPLOYER));
        if (range.columns().contains(ProspectRows.COLUMN)) {
            references.addAll(ProspectRows.REFERENCES);
        }
        return Staged.of(range, KEY, references.toArray(Reference[]::new));
    }

    private static List<Assignment> values(Staged staged) {
        return Assignment.present(
                staged,
                Assignment.text("name"),
                Assignment.text("branch_code"),
                Assignment.text("gender"),
                Assignment.of("birth_date"),
                Assignment.text("phone"),
                Assignment.text("manager_no"),
                Assignment.text("occupation"),
                Assignment.of("opened_on"),
                Assignment.of("closed_on"),
                Assignment.orElse("kind", "'PERSON' COLLATE \"C\""),
                Assignment.text("employer_no"),
                Assignment.of("risk_score"),
                Assignment.of("risk_tolerance"),
                Assignment.of("risk_assessed_on"),
                Assignment.of("annual_return"),
                Assignment.orElse("attributes", "'{}'"));
    }

    private static String latest(Staged staged) {
        return staged.latest("s." + KEY, "s.*", "");
    }

    /** Counts the known customers it changed or heard a new statement of. */
    private static String update(Staged staged, List<Assignment> values) {
        String known = "SELECT n.customer_id, l.* FROM (%s) l JOIN customer_number n USING (customer_no)"
                .formatted(latest(staged));
        return changes(staged, values, known) + " SELECT count(*) FROM said";
    }

    /** The same, and the prospects it made customers of. */
    private static String convert(Staged staged, List<Assignment> values) {
        List<Assignment> all = new ArrayList<>(values);
        all.add(Assignment.text(KEY));
        return changes(staged, all, ProspectRows.known(staged, latest(staged)))
                + ", numbered AS (INSERT INTO customer_number (customer_no, customer_id) "
                + "SELECT customer_no, customer_id FROM known WHERE converted ORDER BY customer_no) "
                + "SELECT (SELECT count(*) FROM said) AS said, ARRAY(SELECT customer_id FROM known WHERE converted "
                + "ORDER BY customer_id) AS converted";
    }

    /** Changes the customers of the query {@code known}; {@code said} are those of whom the file says something new. */
    private static String changes(Staged staged, List<Assignment> values, String known) {
        String changed = "WITH known AS (" + known + "), "
                + "changed AS (UPDATE customer t SET %s FROM known s WHERE t.customer_id = s.customer_id AND %s "
                        .formatted(Assignment.set(values), Assignment.differ(values))
                + "RETURNING t.customer_id)";
        if (!staged.has("marketing_consent")) {
            return changed + ", said AS (SELECT customer_id FROM changed)";
        }
        return changed + ", stated AS (" + CONSENT.formatted("known") + " AND s.marketing_consent IS DISTINCT FROM ("
                + LAST_CONSENT + ") RETURNING customer_id), "
                + "said AS (SELECT customer_id FROM changed UNION SELECT customer_id FROM stated)";
    }

    private static String insert(Staged staged, List<Assignment> values) {
        return "WITH made AS (INSERT INTO customer (customer_no, %s) SELECT s.customer_no, %s FROM (%s) s "
                        .formatted(Assignment.columns(values), Assignment.values(values), latest(staged))
                + "WHERE NOT EXISTS (SELECT FROM customer_number n WHERE n.customer_no = s.customer_no) "
                + "ORDER BY s.customer_no RETURNING customer_id, customer_no) "
                + "INSERT INTO customer_number (customer_no, customer_id) "
                + "SELECT customer_no, customer_id FROM made ORDER BY customer_no";
    }

    /** What new customers state; of known ones it has been taken already. */
    private static String state(Staged staged) {
        return CONSENT.formatted("(SELECT n.customer_id, l.marketing_consent FROM (" + latest(staged)
                        + ") l JOIN customer_number n USING (customer_no))")
                + " AND s.marketing_consent IS DISTINCT FROM (" + LAST_CONSENT + ")";
    }
}
