package dev.kequn.offer.ranking;

import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.live.LiveOffer;
import org.jspecify.annotations.Nullable;

/** An offer of a campaign is for those whom the campaign treats, while it treats them. */
final class CampaignPart {
    private CampaignPart() {}

    @Nullable
    static DropReason drops(LiveOffer offer, Situation situation) {
        OfferTerms terms = offer.content().terms();
        if (terms.campaignCode() == null) {
            return null;
        }
        Participation part = situation.participations().get(terms.campaignCode());
        if (part == null) {
            return DropReason.NOT_ENROLLED;
        }
        if (!part.treated()) {
            return DropReason.CONTROL;
        }
        if (part.step() == null) {
            return DropReason.NOT_ENROLLED;
        }
        return terms.step() == null || terms.step().equals(part.step()) ? null : DropReason.OTHER_STEP;
    }
}
