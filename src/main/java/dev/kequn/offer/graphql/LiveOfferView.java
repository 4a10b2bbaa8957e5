package dev.kequn.offer.graphql;

import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.live.LiveOffer;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("LiveOffer")
@Description("An offer as it is shown now.")
public record LiveOfferView(
        @NonNull @Description("Its code.") String code,
        @NonNull @Description("The version in force.") Integer version,
        @Description("Code of its product; null for a reward.") @Nullable String productCode,
        @Description("Code of its reward; null for a product.") @Nullable String rewardCode,
        @Description("Code of its campaign; null for a standing offer.") @Nullable String campaign,
        @Ignore String nameZh,
        @Ignore String nameEn) {
    static LiveOfferView of(LiveOffer offer) {
        OfferTerms terms = offer.content().terms();
        return new LiveOfferView(
                offer.code(),
                offer.version(),
                terms.productCode(),
                terms.rewardCode(),
                terms.campaignCode(),
                terms.nameZh(),
                terms.nameEn());
    }
}
