package dev.kequn.campaign.definition;

import dev.kequn.access.Said;
import java.util.List;

/**
 * What a version says.
 *
 * @param seasons none for a single round over all days
 * @param steps in their order, the last is what the campaign is for
 */
public record CampaignContent(
        CampaignTerms terms, List<CampaignSeason> seasons, List<CampaignStep> steps, List<CampaignMessage> messages) {

    /** The step that the campaign is for. */
    public CampaignStep goal() {
        return steps.get(steps.size() - 1);
    }

    /** Everything it says, in a form that no other content has. */
    String text() {
        return Said.of(
                        Said.of(terms.said()),
                        seasons.stream().map(CampaignSeason::said).toList(),
                        steps.stream().map(CampaignStep::said).toList(),
                        messages.stream().map(CampaignMessage::said).toList())
                .encode();
    }
}
