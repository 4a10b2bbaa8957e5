package dev.kequn.tier.assessment;

import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes what an assessment found, and who was found otherwise than in the revision before. */
final class FindingWriter {
    private static final String WRITE = SqlResource.read(FindingWriter.class, "write.sql");
    private static final String DIFFER = SqlResource.read(FindingWriter.class, "differ.sql");

    /** Rows in one statement: making its parameters keeps the event loop for about a millisecond. */
    private static final int ROWS = 2000;

    private FindingWriter() {}

    static Uni<Void> write(SqlConnection transaction, long runId, Assessment assessment, List<Finding> found) {
        return Multi.createFrom()
                .iterable(found)
                .group()
                .intoLists()
                .of(ROWS)
                .onItem()
                .transformToUniAndConcatenate(some -> writeAtOnce(transaction, runId, assessment, some))
                .collect()
                .last();
    }

    private static Uni<Void> writeAtOnce(
            SqlConnection transaction, long runId, Assessment assessment, List<Finding> found) {
        Object[] values = {
            runId,
            assessment.policy().codes().toArray(String[]::new),
            assessment.policy().serviceRuleNames().toArray(String[]::new),
            column(found, Long[]::new, Finding::customerId),
            column(found, Integer[]::new, Finding::composite),
            column(found, Integer[]::new, Finding::service),
            column(found, Integer[]::new, Finding::calculated),
            column(found, Integer[]::new, Finding::missedPeriods),
            column(found, Integer[]::new, Finding::serviceRule),
            column(found, String[]::new, finding -> finding.reason().name()),
            column(found, Long[]::new, Finding::averageAum),
            column(found, Long[]::new, Finding::averageLoan),
            column(found, Long[]::new, Finding::lastDayAum),
            column(found, Long[]::new, Finding::lastDayLoan)
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

    private static <T> T[] column(List<Finding> found, IntFunction<T[]> array, Function<Finding, T> value) {
        T[] column = array.apply(found.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(found.get(i));
        }
        return column;
    }
}
