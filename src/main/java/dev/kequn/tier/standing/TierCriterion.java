package dev.kequn.tier.standing;

import dev.kequn.customer.CustomerCriterion;
import dev.kequn.customer.CustomerFilter;
import dev.kequn.customer.Quadrant;
import dev.kequn.platform.db.SqlText;
import dev.kequn.platform.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Narrows the customer list by tier of the assessment in force, and by quadrant as of the business date. */
@ApplicationScoped
class TierCriterion implements CustomerCriterion {
    private final BusinessTime time;

    TierCriterion(BusinessTime time) {
        this.time = time;
    }

    @Override
    public void restrict(SqlText sql, String alias, CustomerFilter filter) {
        if (filter.tier() != null) {
            sql.add(
                    " AND EXISTS (SELECT FROM tier_assessment assessed WHERE" + inForce(alias)
                            + " AND assessed.composite_level = ?)",
                    filter.tier());
        }
        if (filter.quadrant() != null) {
            LocalDate today = time.today();
            sql.add(
                    " AND EXISTS (SELECT FROM tier_assessment assessed JOIN tier_run run USING (run_id)"
                            + " JOIN tier_policy policy USING (policy_id)" + StandingSql.override("?") + " WHERE"
                            + inForce(alias) + " AND " + axes(filter.quadrant()) + ")",
                    today,
                    today);
        }
    }

    private static String inForce(String customer) {
        return " assessed.customer_id = " + customer + ".customer_id AND assessed.run_id = " + StandingSql.IN_FORCE;
    }

    private static String axes(Quadrant quadrant) {
        String composite = StandingSql.highComposite();
        String service = StandingSql.highService();
        return switch (quadrant) {
            case KEY -> composite + " AND " + service;
            case VALUE -> composite + " AND NOT " + service;
            case POTENTIAL -> "NOT " + composite + " AND " + service;
            case ORDINARY -> "NOT " + composite + " AND NOT " + service;
        };
    }
}
