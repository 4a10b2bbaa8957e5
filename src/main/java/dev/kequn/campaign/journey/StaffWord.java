package dev.kequn.campaign.journey;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("EnrolmentOutcome")
@Description("What staff say of a customer and a step.")
public enum StaffWord {
    @Description("He did it.")
    COMPLETED,
    @Description(
            "He did not come: he is approached again after the step's rest, or given up when that was the last time.")
    NO_SHOW,
    @Description("He is given up: he does not want to, or it makes no sense.")
    DROPPED
}
