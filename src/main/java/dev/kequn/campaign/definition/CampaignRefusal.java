package dev.kequn.campaign.definition;

import dev.kequn.platform.HttpStatus;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CampaignErrorCode")
@Description("Why a step with a campaign was refused.")
public enum CampaignRefusal implements HttpStatus {
    @Description("There is no such campaign.")
    UNKNOWN_CAMPAIGN,
    @Description("The campaign, or the version being written, is in another state than this step needs.")
    WRONG_STATE,
    @Description("What the version says does not fit together, or is out of its limits; field names the place.")
    INVALID_CAMPAIGN,
    @Description("A condition is not in the language of rules; line and column tell where.")
    INVALID_CONDITION,
    @Description("A segment or reward that the version names is not in force.")
    UNKNOWN_REFERENCE,
    @Description("The version was rewritten after the caller read it.")
    CHANGED_SINCE_SUBMISSION,
    @Description("Who submitted a version does not approve it.")
    SELF_APPROVAL,
    @Description("Nothing waits for approval.")
    NOT_SUBMITTED,
    @Description("The live round has spent or given away more than the version allows.")
    BELOW_USE,
    @Description("The reason is missing or longer than 500 characters.")
    INVALID_REASON;

    @Override
    public int status() {
        return switch (this) {
            case UNKNOWN_CAMPAIGN -> 404;
            case WRONG_STATE -> 409;
            default -> 400;
        };
    }
}
