package dev.kequn.tier.assessment;

import dev.kequn.platform.db.Columns;
import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Writes what an assessment found, and who was found otherwise than in the revision before. */
final class FindingWriter {
    private static final String WRITE = SqlResource.read(FindingWriter.class, "write.sql");
    private static final String DIFFER = SqlResource.read(FindingWriter.class, "differ.sql");

    private FindingWriter() {}

    static Uni<Void> write(SqlConnection transaction, long runId, Assessment assessment, List<Finding> found) {
        return Columns.inPieces(found, some -> writeAtOnce(transaction, runId, assessment, some));
    }

    private static Uni<Void> writeAtOnce(
            SqlConnection transaction, long runId, Assessment assessment, List<Finding> found) {
        Object[] values = {
            runId,
            assessment.policy().codes().toArray(String[]::new),
            assessment.policy().serviceRuleNames().toArray(String[]::new),
            Columns.of(found, Long[]::new, Finding::customerId),
            Columns.of(found, Integer[]::new, Finding::composite),
            Columns.of(found, Integer[]::new, Finding::service),
            Columns.of(found, Integer[]::new, Finding::calculated),
            Columns.of(found, Integer[]::new, Finding::missedPeriods),
            Columns.of(found, Integer[]::new, Finding::serviceRule),
            Columns.of(found, String[]::new, finding -> finding.reason().name()),
            Columns.of(found, Long[]::new, Finding::averageAum),
            Columns.of(found, Long[]::new, Finding::averageLoan),
            Columns.of(found, Long[]::new, Finding::lastDayAum),
            Columns.of(found, Long[]::new, Finding::lastDayLoan)
        };
        return transaction.preparedQuery(WRITE).execute(Tuple.from(values)).replaceWithVoid();
    }

    /** Notes the differences of the customers from {@code first} to {@code last}; of a first assessment there are none. */
    static Uni<Void> compare(
            SqlConnection transaction, long runId, Assessment assessment, List<Finding> found, long first, long last) {
        EarlierRun base = assessment.base();
        if (base == null) {
            return Uni.createFrom().voidItem();
        }
        Long[] differing = found.stream()
                .filter(finding -> finding.differs(assessment.policy()))
                .map(Finding::customerId)
                .toArray(Long[]::new);
        return transaction
                .preparedQuery(DIFFER)
                .execute(Tuple.of(runId, base.runId(), first, last, differing))
                .replaceWithVoid();
    }
}
