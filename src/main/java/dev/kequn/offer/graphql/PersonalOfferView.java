package dev.kequn.offer.graphql;

import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.home.PersonalOffer;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PersonalOffer")
@Description(
        "An offer as one customer gets it. What he does with it is said by `offerRespond` with its `token`, and that it "
                + "was on his screen too.")
public record PersonalOfferView(
        @NonNull @Description("Code of the offer.") String code,
        @NonNull @Description("Headline, at most 60 characters.") String title,
        @NonNull @Description("Text, at most 500 characters.") String body,
        @NonNull @Description("What the button says, at most 20 characters.") String action,
        @NonNull @Description("Language of the texts: the one asked for, or the one they fell back to.") String locale,
        @Description("HTTPS address of its picture; null when it has none.") @Nullable String pictureUrl,
        @Description("Code of the product; null for a reward.") @Nullable String productCode,
        @Description("Code of the reward that is given on acceptance; null for a product.") @Nullable String rewardCode,
        @Description("Code of the campaign it belongs to; null for a standing offer.") @Nullable String campaign,
        @NonNull @Description("Last business day on which it can be accepted.") LocalDate lastDay,
        @NonNull @Description("Its place on the page, from 1 on.") Integer place,
        @NonNull
                @Description(
                        "Proves this impression; new with each read, and good for `offerRespond` for some days. At "
                                + "most 200 characters, nothing to be read in it.")
                String token) {
    static PersonalOfferView of(PersonalOffer offer) {
        OfferTerms terms = offer.offer().content().terms();
        return new PersonalOfferView(
                offer.offer().code(),
                offer.text().title(),
                offer.text().body(),
                offer.text().action(),
                offer.text().locale(),
                terms.pictureUrl(),
                terms.productCode(),
                terms.rewardCode(),
                terms.campaignCode(),
                terms.lastDay(),
                offer.place(),
                offer.token());
    }
}
