package dev.kequn.tier.assessment;

import org.eclipse.microprofile.graphql.Description;

@Description("Why an assessment was not started.")
public enum TierRunRefusal {
    @Description("The period is not written as the policy in force on its last day has it, such as 2026-Q2.")
    INVALID_PERIOD,
    @Description("The period has not ended by the business date.")
    PERIOD_NOT_OVER,
    @Description("No policy is in force on the period's last day.")
    NO_POLICY,
    @Description("An assessment of this period is queued, running or halted.")
    RUN_IN_PROGRESS
}
