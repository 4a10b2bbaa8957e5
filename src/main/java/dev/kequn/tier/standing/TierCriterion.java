package dev.kequn.tier.standing;

import dev.kequn.customer.CustomerCriterion;
import dev.kequn.customer.CustomerFilter;
import dev.kequn.customer.Quadrant;
import dev.kequn.platform.db.SqlText;
import jakarta.enterprise.context.ApplicationScoped;

/** Narrows the customer list by tier and quadrant of the assessment in force. */
@ApplicationScoped
class TierCriterion implements CustomerCriterion {
    private static final String HIGH =
            """
            (SELECT l.rank FROM tier_policy_level l WHERE l.policy_id = p.policy_id AND l.code = a.%1$s_level)
            %2$s (SELECT l.rank FROM tier_policy_level l WHERE l.policy_id = p.policy_id AND l.code = p.%1$s_high_from)""";

    @Override
    public void restrict(SqlText sql, String alias, CustomerFilter filter) {
        if (filter.tier() != null) {
            sql.add(
                    " AND EXISTS (SELECT FROM tier_assessment a WHERE a.customer_id = " + alias
                            + ".customer_id AND a.run_id = " + Tiers.IN_FORCE + " AND a.composite_level = ?)",
                    filter.tier());
        }
        if (filter.quadrant() != null) {
            sql.add(" AND EXISTS (SELECT FROM tier_assessment a JOIN tier_run r USING (run_id)"
                    + " JOIN tier_policy p USING (policy_id) WHERE a.customer_id = " + alias
                    + ".customer_id AND a.run_id = " + Tiers.IN_FORCE + " AND " + axes(filter.quadrant()) + ")");
        }
    }

    private static String axes(Quadrant quadrant) {
        boolean composite = quadrant == Quadrant.KEY || quadrant == Quadrant.VALUE;
        boolean service = quadrant == Quadrant.KEY || quadrant == Quadrant.POTENTIAL;
        return HIGH.formatted("composite", composite ? ">=" : "<") + " AND "
                + HIGH.formatted("service", service ? ">=" : "<");
    }
}
