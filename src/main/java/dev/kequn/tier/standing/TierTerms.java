package dev.kequn.tier.standing;

import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about where a customer stands on the day. */
@ApplicationScoped
class TierTerms implements FactProvider {
    private static final String OF_THE_CUSTOMER =
            " WHERE assessed.customer_id = ${customer}.customer_id AND assessed.run_id = "
                    + StandingSql.inForceOn("${day}");

    private static final String COMPOSITE =
            "{{(SELECT assessed.composite_level FROM tier_assessment assessed" + OF_THE_CUSTOMER + ")}}";

    private static final String SERVICE = "{{(SELECT " + StandingSql.SERVICE_LEVEL
            + " FROM tier_assessment assessed JOIN tier_run run USING (run_id)" + StandingSql.override("${day}")
            + OF_THE_CUSTOMER + ")}}";

    /** The same for every customer: PostgreSQL looks them up once. */
    private static final String HIGH_LEVELS =
            """
            ARRAY(SELECT rung.code FROM tier_run run JOIN tier_policy policy USING (policy_id)
                       JOIN tier_policy_level rung USING (policy_id)
                       JOIN tier_policy_level lowest
                         ON lowest.policy_id = rung.policy_id AND lowest.code = policy.%1$s_high_from
                  WHERE run.run_id = %2$s AND rung.rank >= lowest.rank)""";

    private static final String QUADRANT =
            """
            (SELECT CASE WHEN stood.composite = ANY (%1$s)
                         THEN CASE WHEN stood.service = ANY (%2$s) THEN 'KEY' ELSE 'VALUE' END
                         WHEN stood.service = ANY (%2$s) THEN 'POTENTIAL'
                         WHEN stood.composite IS NOT NULL THEN 'ORDINARY' END
             FROM (SELECT %3$s AS composite, %4$s AS service OFFSET 0) stood)"""
                    .formatted(highLevels("composite"), highLevels("service"), COMPOSITE, SERVICE);

    @Override
    public TermGroup group() {
        return TermGroup.TIERS;
    }

    @Override
    public List<Term> terms() {
        return List.of(
                term("compositeTier", "Code of the composite level", COMPOSITE),
                term("serviceTier", "Code of the service level, by rule or by hand,", SERVICE),
                term("quadrant", "ORDINARY, VALUE, POTENTIAL or KEY", QUADRANT));
    }

    private static String highLevels(String axis) {
        return HIGH_LEVELS.formatted(axis, StandingSql.inForceOn("${day}"));
    }

    private static Term term(String name, String what, String sql) {
        return Term.of(
                name,
                TermType.STRING,
                what + " on the day; missing for one who is not in the assessment of the last period ended by it.",
                sql);
    }
}
