package dev.kequn.offer.live;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.definition.OfferContent;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An offer as it is shown now, ready to be ranked.
 *
 * @param category of its product; null for a reward
 * @param riskGrade of its product, 1 to 5; null for a reward, and where the bank gave none
 * @param soldOut whether every acceptance was taken, or its reward is not to be had
 * @param eligible its eligibility over a customer's facts, in the slots of {@link LiveCatalogue#facts}
 * @param contexts the conditions of its contexts in their order, over the same facts; always true for one without
 */
public record LiveOffer(
        long offerId,
        String code,
        long versionId,
        int version,
        OfferContent content,
        @Nullable ProductCategory category,
        @Nullable Integer riskGrade,
        boolean soldOut,
        Predicate<@Nullable Object[]> eligible,
        List<Predicate<@Nullable Object[]>> contexts) {}
