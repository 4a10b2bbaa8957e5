package dev.kequn.campaign.enrolment;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("EnrolmentStepCause")
@Description("What had a customer leave a step.")
public enum CausedBy {
    @Description("Something he did, which the event log tells.")
    EVENT,
    @Description("Staff who said so.")
    STAFF,
    @Description("His time was over.")
    TIME,
    @Description("The round was over.")
    ROUND_END
}
