package dev.kequn.offer.ranking;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.live.LiveOffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees to it that one page is not all about one thing; asked of offers in their order. */
final class Diversity {
    private static final int PER_REWARD = 1;

    private final int perProduct;
    private final int perCategory;
    private final Map<String, Integer> products = new HashMap<>();
    private final Map<String, Integer> rewards = new HashMap<>();
    private final Map<ProductCategory, Integer> categories = new EnumMap<>(ProductCategory.class);

    Diversity(int perProduct, int perCategory) {
        this.perProduct = perProduct;
        this.perCategory = perCategory;
    }

    /** Null for one that adds to what came before it; it is counted then. */
    @Nullable
    DropReason drops(LiveOffer offer) {
        OfferTerms terms = offer.content().terms();
        if (full(products, terms.productCode(), perProduct) || full(rewards, terms.rewardCode(), PER_REWARD)) {
            return DropReason.SAME_PRODUCT;
        }
        if (full(categories, offer.category(), perCategory)) {
            return DropReason.SAME_CATEGORY;
        }
        count(products, terms.productCode());
        count(rewards, terms.rewardCode());
        count(categories, offer.category());
        return null;
    }

    private static <K> boolean full(Map<K, Integer> counts, @Nullable K key, int most) {
        return key != null && counts.getOrDefault(key, 0) >= most;
    }

    private static <K> void count(Map<K, Integer> counts, @Nullable K key) {
        if (key != null) {
            counts.merge(key, 1, Integer::sum);
        }
    }
}
