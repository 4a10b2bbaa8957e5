package dev.kequn.offer.graphql;

import dev.kequn.platform.graphql.Rounded;
import dev.kequn.platform.statistics.Interval;
import dev.kequn.platform.statistics.Proportion;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferAcceptance")
@Description("How many impressions of an offer were accepted. Shares go from 0 to 1 and have 6 decimals.")
public record OfferAcceptanceView(
        @NonNull @Description("Impressions.") Integer shown,
        @NonNull @Description("Those that were accepted.") Integer accepted,
        @NonNull @Description("accepted by shown.") Double share,
        @NonNull @Description("Lower end of its 95 % interval (Wilson's score interval).") Double low,
        @NonNull @Description("Its upper end.") Double high) {
    static @Nullable OfferAcceptanceView of(@Nullable Proportion acceptance) {
        if (acceptance == null) {
            return null;
        }
        Interval interval = acceptance.wilson();
        return new OfferAcceptanceView(
                Math.toIntExact(acceptance.of()),
                Math.toIntExact(acceptance.count()),
                Rounded.to(Rounded.SHARE, acceptance.share()),
                Rounded.to(Rounded.SHARE, interval.low()),
                Rounded.to(Rounded.SHARE, interval.high()));
    }
}
