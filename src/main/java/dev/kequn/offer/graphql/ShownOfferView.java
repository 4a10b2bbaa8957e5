package dev.kequn.offer.graphql;

import dev.kequn.offer.ranking.Shown;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ShownOffer")
@Description("An offer that a customer gets.")
public record ShownOfferView(
        @NonNull @Description("The offer.") LiveOfferView offer,
        @NonNull @Description("Its place on the page, from 1 on.") Integer place,
        @NonNull @Description("Whether chance put it there.") Boolean explored,
        @NonNull @Description("What it is ranked by, also where chance decided.") OfferFactorsView factors) {
    static ShownOfferView of(Shown shown) {
        return new ShownOfferView(
                LiveOfferView.of(shown.offer()), shown.place(), shown.explored(), OfferFactorsView.of(shown.factors()));
    }
}
