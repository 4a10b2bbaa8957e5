package dev.kequn.offer;

import dev.kequn.customer.ProductCategory;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a product is not riskier than a customer was found to tolerate; the one rule for who is shown it and who may accept
 * it.
 *
 * @param validDays for which an assessment is good
 */
public record SuitableRisk(int validDays) {
    /** @param grade of the product, and his tolerance, 1 to 5; null where there is none */
    public boolean suits(
            ProductCategory category,
            @Nullable Integer grade,
            @Nullable Integer tolerance,
            @Nullable LocalDate assessedOn,
            LocalDate today) {
        if (grade == null) {
            return !category.needsRiskGrade();
        }
        return tolerance != null
                && assessedOn != null
                && assessedOn.plusDays(validDays).isAfter(today)
                && grade <= tolerance;
    }
}
