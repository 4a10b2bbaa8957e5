package dev.kequn.offer.graphql;

import dev.kequn.offer.result.OfferResult;
import dev.kequn.offer.result.ResponseCounts;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferResult")
@Description(
        "What came of an offer, over all its versions, a second or so behind. Counts are of impressions: one customer may "
                + "see an offer more than once.")
public record OfferResultView(
        @NonNull @Description("Impressions.") Integer shown,
        @NonNull @Description("Those that were opened.") Integer opened,
        @NonNull @Description("Those that were accepted.") Integer accepted,
        @NonNull @Description("Those that were declined.") Integer declined,
        @NonNull @Description("Those that were swiped away.") Integer dismissed,
        @Description("Share of all impressions that were accepted; null before the first.") @Nullable
                OfferAcceptanceView acceptance,
        @Description("The same where it was shown because it was among the best for the customer.") @Nullable
                OfferAcceptanceView ranked,
        @Description("The same where it was shown because chance put it there: what the ranking has to beat.") @Nullable
                OfferAcceptanceView byChance) {
    static OfferResultView of(OfferResult result) {
        ResponseCounts all = result.all();
        return new OfferResultView(
                Math.toIntExact(all.shown()),
                Math.toIntExact(all.opened()),
                Math.toIntExact(all.accepted()),
                Math.toIntExact(all.declined()),
                Math.toIntExact(all.dismissed()),
                OfferAcceptanceView.of(all.acceptance()),
                OfferAcceptanceView.of(result.ranked().acceptance()),
                OfferAcceptanceView.of(result.byChance().acceptance()));
    }
}
