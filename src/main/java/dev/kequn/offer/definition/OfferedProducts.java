package dev.kequn.offer.definition;

import dev.kequn.customer.ProductCategory;
import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Whether a product may be offered at all; to whom is decided when it is. In the Panache transaction of who asks. */
@ApplicationScoped
class OfferedProducts {
    private static final String PRODUCT = "SELECT category, risk_grade FROM product WHERE product_code = ?1";

    /** @throws Refusal {@link OfferRefusal#UNKNOWN_REFERENCE}, {@link OfferRefusal#RISK_UNKNOWN} */
    Uni<Void> expect(@Nullable String code) {
        return code == null
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(PRODUCT, Object[].class)
                                .setParameter(1, code)
                                .getSingleResultOrNull())
                        .invoke(product -> expect(code, product))
                        .replaceWithVoid();
    }

    private static void expect(String code, @Nullable Object @Nullable [] product) {
        if (product == null) {
            throw new Refusal(OfferRefusal.UNKNOWN_REFERENCE, "productCode", "No product has the code " + code);
        }
        ProductCategory category = ProductCategory.valueOf(String.valueOf(product[0]));
        if (category.needsRiskGrade() && product[1] == null) {
            throw new Refusal(
                    OfferRefusal.RISK_UNKNOWN,
                    "productCode",
                    "%s is of category %s and has no risk grade".formatted(code, category));
        }
    }
}
