package dev.kequn.campaign.enrolment;

import org.eclipse.microprofile.graphql.Description;

@Description("Where an enrolment stands.")
public enum EnrolmentState {
    @Description("The customer is on his way; in a control group he is watched.")
    ACTIVE,
    @Description("He completed the last step.")
    COMPLETED,
    @Description("He did not come, and is not approached again.")
    DROPPED,
    @Description("The round ended before he did.")
    ENDED
}
