package dev.kequn.campaign.enrolment;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("EnrolmentNextAct")
@Description("What happens to an enrolment by itself.")
public enum NextAct {
    @Description("The customer is approached, if the contact policy allows it.")
    APPROACH,
    @Description("He counts as not having come.")
    TIME_OUT
}
