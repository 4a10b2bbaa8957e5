package dev.kequn.tier.assessment;

import dev.kequn.tier.PeriodKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Optional;

/** What an assessment needs of the policy in force, as arrays for one statement. */
record AppliedPolicy(
        long policyId, PeriodKind period, int aumWeight, int loanWeight, Long[] thresholds, String[] codes) {
    private static final String COLUMNS =
            """
            SELECT p.policy_id, p.period, p.aum_weight, p.loan_weight,
                   array_agg(l.threshold ORDER BY l.rank) AS thresholds, array_agg(l.code ORDER BY l.rank) AS codes
            FROM tier_policy p JOIN tier_policy_level l USING (policy_id)
            """;

    private static final String IN_FORCE = COLUMNS
            + """
            WHERE p.policy_id = (SELECT policy_id FROM tier_policy WHERE state = 'APPROVED' AND valid_from <= $1
                                 ORDER BY valid_from DESC LIMIT 1)
            GROUP BY p.policy_id""";

    private static final String OF_RUN =
            COLUMNS + "WHERE p.policy_id = (SELECT policy_id FROM tier_run WHERE run_id = $1) GROUP BY p.policy_id";

    /** The policy in force on {@code day}; empty when none had begun. */
    static Uni<Optional<AppliedPolicy>> inForceOn(SqlClient client, LocalDate day) {
        return client.preparedQuery(IN_FORCE)
                .execute(Tuple.of(day))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(of(rows.iterator().next())));
    }

    /** The policy a started run was given. */
    static Uni<AppliedPolicy> ofRun(SqlClient client, long runId) {
        return client.preparedQuery(OF_RUN)
                .execute(Tuple.of(runId))
                .map(rows -> of(rows.iterator().next()));
    }

    private static AppliedPolicy of(Row row) {
        return new AppliedPolicy(
                row.getLong("policy_id"),
                PeriodKind.valueOf(row.getString("period")),
                row.getInteger("aum_weight"),
                row.getInteger("loan_weight"),
                row.getArrayOfLongs("thresholds"),
                row.getArrayOfStrings("codes"));
    }
}
