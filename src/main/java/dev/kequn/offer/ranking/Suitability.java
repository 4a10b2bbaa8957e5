package dev.kequn.offer.ranking;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.live.LiveOffer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nobody is offered a product that is riskier than he was found to tolerate, or whose risk nobody knows. */
final class Suitability {
    private static final Set<ProductCategory> RISKY =
            EnumSet.of(ProductCategory.WEALTH, ProductCategory.FUND, ProductCategory.INSURANCE);

    private final int validDays;

    Suitability(int validDays) {
        this.validDays = validDays;
    }

    @Nullable
    DropReason drops(LiveOffer offer, Situation situation) {
        Integer grade = offer.riskGrade();
        boolean suitable = grade == null ? !RISKY.contains(offer.category()) : grade <= tolerance(situation);
        return suitable ? null : DropReason.UNSUITABLE;
    }

    /** 0 where it is not known, or was found too long ago. */
    private int tolerance(Situation situation) {
        Integer tolerance = situation.riskTolerance();
        LocalDate assessed = situation.riskAssessedOn();
        boolean known = tolerance != null
                && assessed != null
                && assessed.plusDays(validDays).isAfter(situation.today());
        return known ? tolerance : 0;
    }
}
