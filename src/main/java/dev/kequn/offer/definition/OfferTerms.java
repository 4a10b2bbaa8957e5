package dev.kequn.offer.definition;

import dev.kequn.access.Said;
import io.vertx.core.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version says about the offer as a whole.
 *
 * @param productCode what is to be bought; null for a reward
 * @param rewardCode what is given on acceptance; null for a product
 * @param campaignCode the campaign whose treated customers see it; null for a standing offer
 * @param step code of the campaign's step at which they see it; null for any
 * @param value of one acceptance to the bank, in minor units
 * @param expectedShare of 10,000 impressions, how many are expected to be accepted before anything is known
 * @param lever percent; 100 leaves the ranking alone
 * @param channels names of {@link dev.kequn.offer.OfferChannel}
 * @param eligibility CEL; null for everybody
 * @param toHolders whether also who holds the product sees it
 * @param stock acceptances in all; null for no limit
 * @param mostShown impressions without a reaction after which it rests; null for no rest
 * @param restDays for how many days it rests, or stays away from who declined it
 */
@Embeddable
public record OfferTerms(
        @Column(name = "name_zh") String nameZh,
        @Column(name = "name_en") String nameEn,
        @Nullable @Column(name = "product_code") String productCode,
        @Nullable @Column(name = "reward_code") String rewardCode,
        @Nullable @Column(name = "campaign_code") String campaignCode,
        @Nullable @Column(name = "step") String step,
        @Nullable @Column(name = "picture_url") String pictureUrl,
        @Column(name = "value") long value,
        @Column(name = "expected_share") int expectedShare,
        @Column(name = "lever") int lever,
        @Column(name = "channels") String[] channels,
        @Column(name = "first_day") LocalDate firstDay,
        @Column(name = "last_day") LocalDate lastDay,
        @Nullable @Column(name = "eligibility") String eligibility,
        @Column(name = "to_holders") boolean toHolders,
        @Nullable @Column(name = "stock") Integer stock,
        @Nullable @Column(name = "most_shown") Integer mostShown,
        @Column(name = "rest_days") int restDays) {

    /** Everything it says, in one form. */
    JsonArray said() {
        return Said.of(
                nameZh,
                nameEn,
                productCode,
                rewardCode,
                campaignCode,
                step,
                pictureUrl,
                value,
                expectedShare,
                lever,
                List.of(channels),
                firstDay,
                lastDay,
                eligibility,
                toHolders,
                stock,
                mostShown,
                restDays);
    }
}
