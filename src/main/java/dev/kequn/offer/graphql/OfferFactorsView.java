package dev.kequn.offer.graphql;

import dev.kequn.offer.ranking.Factors;
import dev.kequn.platform.graphql.Decimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferFactors")
@Description("What an offer is ranked by: `score` = `propensity` × `context` × `value` × `lever`, the greatest first.")
public record OfferFactorsView(
        @NonNull
                @Description("The chance that he accepts it when he sees it, 0 to 1: learnt from his peers, from all "
                        + "customers while those are few, and as the offer states while nothing is known.")
                Double propensity,
        @NonNull @Description("The product of the offer's contexts that hold, 0.01 to 100; 1 when none does.")
                Double context,
        @NonNull @Description("What an acceptance is worth to the bank, in its currency.") Decimal value,
        @NonNull @Description("The offer's lever, 1 where it leaves the ranking alone.") Double lever,
        @NonNull @Description("What showing it is worth, in the bank's currency.") Double score,
        @NonNull @Description("Impressions among his peers that `propensity` was learnt from.") Integer evidence) {
    private static final double MINOR_UNITS = 100;

    static @Nullable OfferFactorsView of(@Nullable Factors factors) {
        return factors == null
                ? null
                : new OfferFactorsView(
                        factors.propensity(),
                        factors.context(),
                        Decimal.ofMinor(factors.value()),
                        factors.lever(),
                        factors.score() / MINOR_UNITS,
                        (int) Math.min(Integer.MAX_VALUE, factors.evidence()));
    }
}
