package dev.kequn.offer.graphql;

import dev.kequn.access.VersionState;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.definition.OfferContent;
import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.definition.OfferVersion;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferVersion")
@Description("One version of what an offer is; approved, it never changes.")
public record OfferVersionView(
        @Id @NonNull @Description("Stable for the life of the version.") String id,
        @NonNull @Description("Counts the versions of the offer from 1.") Integer version,
        @NonNull @Description("Counts the writings of the version from 1; an approval names the one it read.")
                Integer revision,
        @NonNull @Description("Where it stands.") VersionState state,
        @Description("Code of the product to be bought; null for a reward.") @Nullable String productCode,
        @Description("Code of the reward that is given on acceptance; null for a product.") @Nullable String rewardCode,
        @Description("Code of the campaign whose treated customers see it; null for a standing offer.") @Nullable
                String campaign,
        @Description("Code of the campaign's step at which they see it; null for any.") @Nullable String step,
        @Description("Address of its picture; null for none.") @Nullable String pictureUrl,
        @NonNull @Description("What one acceptance is worth to the bank.") Decimal value,
        @NonNull
                @Description("Share of impressions expected to be accepted before anything is known, in basis points: "
                        + "300 is 3 %.")
                Integer expectedShareBasisPoints,
        @NonNull @Description("How much the bank wants it shown, in percent; 100 leaves the ranking alone.")
                Integer lever,
        @NonNull @Description("Where it is shown.") List<@NonNull OfferChannel> channels,
        @NonNull @Description("First day on which it is shown.") LocalDate firstDay,
        @NonNull @Description("Last such day.") LocalDate lastDay,
        @Description("CEL about the customers for whom it is; null for everybody.") @Nullable String eligibility,
        @NonNull @Description("Whether also who holds the product sees it.") Boolean toHolders,
        @Description("How many may accept it, over all versions; null for no limit.") @Nullable Integer stock,
        @Description("Impressions without a reaction after which it rests; null for no rest.") @Nullable
                Integer mostShown,
        @NonNull @Description("Days for which it rests, or stays away from who declined it.") Integer restDays,
        @NonNull @Description("What customers read, by language.") List<@NonNull OfferTextView> texts,
        @NonNull @Description("Where and when it counts for more or less.") List<@NonNull OfferContextView> contexts,
        @Ignore String zh,
        @Ignore String en) {
    public static OfferVersionView of(OfferVersion version) {
        OfferContent content = version.content();
        OfferTerms terms = content.terms();
        return new OfferVersionView(
                Long.toString(version.id()),
                version.version(),
                version.revision(),
                version.state(),
                terms.productCode(),
                terms.rewardCode(),
                terms.campaignCode(),
                terms.step(),
                terms.pictureUrl(),
                Decimal.ofMinor(terms.value()),
                terms.expectedShare(),
                terms.lever(),
                Arrays.stream(terms.channels()).map(OfferChannel::valueOf).toList(),
                terms.firstDay(),
                terms.lastDay(),
                terms.eligibility(),
                terms.toHolders(),
                terms.stock(),
                terms.mostShown(),
                terms.restDays(),
                content.texts().stream().map(OfferTextView::of).toList(),
                content.contexts().stream().map(OfferContextView::of).toList(),
                terms.nameZh(),
                terms.nameEn());
    }
}
