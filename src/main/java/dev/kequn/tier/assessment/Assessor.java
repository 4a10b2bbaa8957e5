package dev.kequn.tier.assessment;

import dev.kequn.platform.db.SqlResource;
import dev.kequn.rule.FactColumns;
import dev.kequn.tier.PeriodKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the tiers of a range of customers: the database gathers what was kept and what the policy's conditions ask for,
 * {@link Examination} decides. Writes nothing, so that a preview and an assessment are the same thing.
 */
@ApplicationScoped
class Assessor {
    private static final String FOUND = SqlResource.read(Assessor.class, "found.sql");
    private static final String NEW = SqlResource.read(Assessor.class, "new-in-period.sql");
    private static final String IN_QUARTER = SqlResource.read(Assessor.class, "kept-in-quarter.sql");
    static final String IN_WINDOW = SqlResource.read(Assessor.class, "kept-in-window.sql");
    private static final int FIRST_FREE = 7;

    /** In the order of their ids. */
    Uni<List<Finding>> find(SqlClient client, Assessment assessment, long first, long last) {
        FactColumns facts = new FactColumns(assessment.policy().facts(), "c", "($5::date - 1)", FIRST_FREE);
        Tuple values = Tuple.tuple()
                .addLong(
                        assessment.previous() == null
                                ? null
                                : assessment.previous().runId())
                .addLong(first)
                .addLong(last)
                .addLocalDate(assessment.window().from())
                .addLocalDate(assessment.window().to())
                .addLong(assessment.base() == null ? null : assessment.base().runId());
        facts.values().forEach(values::addValue);
        // Each customer is examined as his row arrives: between two packets the event loop serves others.
        return client.preparedQuery(text(assessment, facts))
                .mapping(new Examination(assessment, facts)::examine)
                .execute(values)
                .map(Assessor::list);
    }

    private static List<Finding> list(RowSet<Finding> rows) {
        List<Finding> found = new ArrayList<>(rows.rowCount());
        rows.forEach(found::add);
        return found;
    }

    private static String text(Assessment assessment, FactColumns facts) {
        String kept = assessment.policy().policy().period() == PeriodKind.QUARTER
                ? IN_QUARTER
                : IN_WINDOW.replace("${known}", "").replace("${whose}", "");
        return found(kept, facts) + " ORDER BY k.customer_id";
    }

    /** What {@link Examination} reads, without an order. */
    static String found(String kept, FactColumns facts) {
        return FOUND.replace("${kept}", kept).replace("${new}", NEW).replace("${facts}", facts.text());
    }
}
