package dev.kequn.offer.ranking;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.SuitableRisk;
import dev.kequn.offer.live.LiveOffer;
import org.jspecify.annotations.Nullable;

/** Nobody is offered a product that is riskier than he was found to tolerate, or whose risk nobody knows. */
final class Suitability {
    private final SuitableRisk risk;

    Suitability(int validDays) {
        this.risk = new SuitableRisk(validDays);
    }

    @Nullable
    DropReason drops(LiveOffer offer, Situation situation) {
        ProductCategory category = offer.category();
        boolean suitable = category == null
                || risk.suits(
                        category,
                        offer.riskGrade(),
                        situation.riskTolerance(),
                        situation.riskAssessedOn(),
                        situation.today());
        return suitable ? null : DropReason.UNSUITABLE;
    }
}
