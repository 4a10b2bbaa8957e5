package dev.kequn.campaign.definition;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CampaignStepCompletion")
@Description("What completes a step.")
public enum CompletedBy {
    @Description("An event in the customer's log.")
    EVENT,
    @Description("Staff who record that it was done, such as a visit to the branch.")
    STAFF
}
