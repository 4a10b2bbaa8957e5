package dev.kequn.campaign.enrolment;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("EnrolmentStepOutcome")
@Description("How a step was left.")
public enum StepOutcome {
    @Description("The customer did it.")
    COMPLETED,
    @Description("He did a later one, and need not do this.")
    SKIPPED,
    @Description("He did not do it, and is not asked any more.")
    DROPPED,
    @Description("The round ended while he was at it.")
    ENDED
}
