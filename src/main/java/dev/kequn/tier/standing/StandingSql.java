package dev.kequn.tier.standing;

/** Which assessment and which override count, as fragments of SQL. */
public final class StandingSql {
    /** The id of the assessment in force: of the last period that has one, its last revision. */
    public static final String IN_FORCE =
            """
            (SELECT run_id FROM tier_run WHERE completed_at IS NOT NULL
             ORDER BY period_end DESC, revision DESC LIMIT 1)""";

    /** The service level in force, where {@link #override} was joined. */
    static final String SERVICE_LEVEL = "coalesce(o.level, a.service_level)";

    private StandingSql() {}

    /**
     * Joins the override {@code o} in force on {@code day} to assessment {@code a} of run {@code r}; the guarded tables
     * hold one at most. One whose level the run's policy does not know any more counts as none.
     */
    static String override(String day) {
        return """
             LEFT JOIN (service_override_span o JOIN tier_policy_level k ON k.code = o.level)
               ON o.customer_id = a.customer_id AND k.policy_id = r.policy_id
                  AND o.held_from <= %1$s AND o.held_to > %1$s
            """
                .formatted(day);
    }
}
