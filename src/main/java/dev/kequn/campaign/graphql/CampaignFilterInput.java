package dev.kequn.campaign.graphql;

import dev.kequn.campaign.definition.CampaignFilter;
import dev.kequn.campaign.definition.CampaignState;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

@Input("CampaignFilter")
@Description("Which campaigns are meant; all parts given must hold.")
public class CampaignFilterInput {
    private static final int LONGEST = 100;

    @Description("In this state; in any when absent.")
    public @Nullable CampaignState state;

    @Description("Text in the code, or in a name that a version has which was not replaced; without regard to case, "
            + "1 to 100 characters. Any when absent.")
    public @Nullable String text;

    CampaignFilter toDomain() {
        if (text != null && (text.isBlank() || text.length() > LONGEST || text.indexOf(0) >= 0)) {
            throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "filter.text", "1 to 100 characters");
        }
        return new CampaignFilter(state, text);
    }
}
