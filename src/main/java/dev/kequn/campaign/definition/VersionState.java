package dev.kequn.campaign.definition;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CampaignVersionState")
@Description("Where a version of a campaign stands.")
public enum VersionState {
    @Description("Being written.")
    DRAFT,
    @Description("Waits for another to approve it.")
    SUBMITTED,
    @Description("In force: newcomers are bound to it.")
    APPROVED,
    @Description("Another version is in force; who came under this one stays bound to it.")
    REPLACED
}
