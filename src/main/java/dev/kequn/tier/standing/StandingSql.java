package dev.kequn.tier.standing;

/**
 * Which assessment and which override count, as fragments of SQL. In them {@code assessed} is a {@code tier_assessment},
 * {@code run} its {@code tier_run}, {@code policy} the run's {@code tier_policy}, and {@code held} the override.
 */
public final class StandingSql {
    /** The id of the assessment in force: of the last period that has one, its last revision. */
    public static final String IN_FORCE =
            """
            (SELECT run_id FROM tier_run WHERE completed_at IS NOT NULL
             ORDER BY period_end DESC, revision DESC LIMIT 1)""";

    /** The service level in force, where {@link #override} was joined. */
    public static final String SERVICE_LEVEL = "coalesce(held.level, assessed.service_level)";

    private static final String RANK =
            "(SELECT rung.rank FROM tier_policy_level rung WHERE rung.policy_id = policy.policy_id AND rung.code = %s)";

    private StandingSql() {}

    /** The id of the assessment whose period was the last to have ended by {@code day}. */
    static String inForceOn(String day) {
        return """
            (SELECT ended.run_id FROM tier_run ended WHERE ended.completed_at IS NOT NULL AND ended.period_end <= %s + 1
             ORDER BY ended.period_end DESC, ended.revision DESC LIMIT 1)"""
                .formatted(day);
    }

    /**
     * Joins the override in force on {@code day}; the database sees to it that there is one at most. One whose level the
     * run's policy does not know any more counts as none.
     */
    public static String override(String day) {
        return """
             LEFT JOIN (service_override_span held JOIN tier_policy_level known ON known.code = held.level)
               ON held.customer_id = assessed.customer_id AND known.policy_id = run.policy_id
                  AND held.held_from <= %1$s AND held.held_to > %1$s
            """
                .formatted(day);
    }

    /** Whether the composite level is high by the policy. */
    static String highComposite() {
        return high("assessed.composite_level", "composite");
    }

    /** Whether the service level in force is high by the policy, where {@link #override} was joined. */
    static String highService() {
        return high(SERVICE_LEVEL, "service");
    }

    private static String high(String level, String axis) {
        return RANK.formatted(level) + " >= " + RANK.formatted("policy." + axis + "_high_from");
    }
}
