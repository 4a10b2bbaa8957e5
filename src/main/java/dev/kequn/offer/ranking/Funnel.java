package dev.kequn.offer.ranking;

import dev.kequn.offer.live.LiveOffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps an offer from a customer before it is ranked; the first that applies, in the order of {@link DropReason}. */
final class Funnel {
    /** One stage: why it drops the offer, or null. */
    interface Stage {
        @Nullable
        DropReason drops(LiveOffer offer, Situation situation);
    }

    private final List<Stage> stages;

    Funnel(int riskValidDays) {
        Suitability suitability = new Suitability(riskValidDays);
        this.stages = List.of(
                Eligibility::drops, CampaignPart::drops, Applicability::drops, suitability::drops, Contact::drops);
    }

    /** Null for one that he may get. */
    @Nullable
    DropReason drops(LiveOffer offer, Situation situation) {
        for (Stage stage : stages) {
            DropReason reason = stage.drops(offer, situation);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
