package dev.kequn.offer;

import dev.kequn.customer.ProductCategory;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a product is not riskier than a customer was found to tolerate; the one rule for who is shown it and who may accept
 * it.
 *
 * @param validDays for which an assessment is good
 */
public record SuitableRisk(int validDays) {
    /** Without a grade nobody knows how risky these are. */
    private static final Set<ProductCategory> RISKY =
            EnumSet.of(ProductCategory.WEALTH, ProductCategory.FUND, ProductCategory.INSURANCE);

    /**
     * @param category of the product; null for a reward, which suits everybody
     * @param grade of the product, and his tolerance, 1 to 5; null where there is none
     */
    public boolean suits(
            @Nullable ProductCategory category,
            @Nullable Integer grade,
            @Nullable Integer tolerance,
            @Nullable LocalDate assessedOn,
            LocalDate today) {
        if (grade == null) {
            return category == null || !RISKY.contains(category);
        }
        return tolerance != null
                && assessedOn != null
                && assessedOn.plusDays(validDays).isAfter(today)
                && grade <= tolerance;
    }
}
