package dev.kequn.offer.graphql;

import dev.kequn.offer.ranking.DropReason;
import dev.kequn.offer.ranking.Dropped;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("DroppedOffer")
@Description("A live offer that a customer does not get.")
public record DroppedOfferView(
        @NonNull @Description("The offer.") LiveOfferView offer,
        @NonNull @Description("The first reason against it.") DropReason reason,
        @Description("What it is ranked by; null for one that did not come that far.") @Nullable
                OfferFactorsView factors) {

    /** @param arms whether who asks may know who is in a control group */
    static DroppedOfferView of(Dropped dropped, boolean arms) {
        DropReason reason =
                dropped.reason() == DropReason.CONTROL && !arms ? DropReason.NOT_ENROLLED : dropped.reason();
        return new DroppedOfferView(LiveOfferView.of(dropped.offer()), reason, OfferFactorsView.of(dropped.factors()));
    }
}
