package dev.kequn.tier.standing;

import dev.kequn.customer.CustomerCriterion;
import dev.kequn.customer.CustomerFilter;
import dev.kequn.customer.Quadrant;
import dev.kequn.platform.db.SqlText;
import dev.kequn.platform.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;

/** Narrows the customer list by tier of the assessment in force, and by quadrant as of the business date. */
@ApplicationScoped
class TierCriterion implements CustomerCriterion {
    private static final String HIGH =
            """
            (SELECT l.rank FROM tier_policy_level l WHERE l.policy_id = p.policy_id AND l.code = %1$s)
            %2$s (SELECT l.rank FROM tier_policy_level l WHERE l.policy_id = p.policy_id AND l.code = p.%3$s_high_from)""";

    private final BusinessTime time;

    TierCriterion(BusinessTime time) {
        this.time = time;
    }

    @Override
    public void restrict(SqlText sql, String alias, CustomerFilter filter) {
        if (filter.tier() != null) {
            sql.add(
                    " AND EXISTS (SELECT FROM tier_assessment a WHERE a.customer_id = " + alias
                            + ".customer_id AND a.run_id = " + StandingSql.IN_FORCE + " AND a.composite_level = ?)",
                    filter.tier());
        }
        if (filter.quadrant() != null) {
            sql.add(
                    " AND EXISTS (SELECT FROM tier_assessment a JOIN tier_run r USING (run_id)"
                            + " JOIN tier_policy p USING (policy_id)" + StandingSql.override("?")
                            + " WHERE a.customer_id = " + alias + ".customer_id AND a.run_id = " + StandingSql.IN_FORCE
                            + " AND " + axes(filter.quadrant()) + ")",
                    time.today(),
                    time.today());
        }
    }

    private static String axes(Quadrant quadrant) {
        boolean composite = quadrant == Quadrant.KEY || quadrant == Quadrant.VALUE;
        boolean service = quadrant == Quadrant.KEY || quadrant == Quadrant.POTENTIAL;
        return HIGH.formatted("a.composite_level", composite ? ">=" : "<", "composite") + " AND "
                + HIGH.formatted(StandingSql.SERVICE_LEVEL, service ? ">=" : "<", "service");
    }
}
