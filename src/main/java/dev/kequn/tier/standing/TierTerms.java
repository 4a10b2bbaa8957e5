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
    private static final String STANDING =
            """
            (SELECT %s FROM tier_assessment assessed JOIN tier_run run USING (run_id)
                 JOIN tier_policy policy USING (policy_id)"""
                    + StandingSql.override("${day}")
                    + " WHERE assessed.customer_id = ${customer}.customer_id AND assessed.run_id = "
                    + StandingSql.inForceOn("${day}") + ")";

    private static final String COMPOSITE =
            """
            (SELECT assessed.composite_level FROM tier_assessment assessed
             WHERE assessed.customer_id = ${customer}.customer_id AND assessed.run_id = """
                    + StandingSql.inForceOn("${day}") + ")";

    private static final String QUADRANT = "CASE WHEN " + StandingSql.highComposite() + " THEN CASE WHEN "
            + StandingSql.highService() + " THEN 'KEY' ELSE 'VALUE' END WHEN " + StandingSql.highService()
            + " THEN 'POTENTIAL' ELSE 'ORDINARY' END";

    @Override
    public TermGroup group() {
        return TermGroup.TIERS;
    }

    @Override
    public List<Term> terms() {
        return List.of(
                term("compositeTier", "Code of the composite level", COMPOSITE),
                term(
                        "serviceTier",
                        "Code of the service level, by rule or by hand,",
                        STANDING.formatted(StandingSql.SERVICE_LEVEL)),
                term("quadrant", "ORDINARY, VALUE, POTENTIAL or KEY", STANDING.formatted(QUADRANT)));
    }

    private static Term term(String name, String what, String sql) {
        return Term.of(
                name,
                TermType.STRING,
                what + " on the day; missing for one who is not in the assessment of the last period ended by it.",
                sql);
    }
}
