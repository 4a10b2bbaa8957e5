package dev.kequn.campaign.enrolment;

import org.eclipse.microprofile.graphql.Description;

@Description("What brought a customer into a round.")
public enum EnrolmentSource {
    @Description("He was a member of a segment of the audience.")
    AUDIENCE,
    @Description("Something he did.")
    EVENT
}
