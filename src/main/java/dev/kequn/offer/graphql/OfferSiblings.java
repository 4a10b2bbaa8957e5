package dev.kequn.offer.graphql;

import dev.kequn.offer.home.Homes;
import dev.kequn.offer.home.OfferWish;
import dev.kequn.offer.home.PersonalOffer;
import dev.kequn.platform.graphql.Siblings;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** What one request asks about the offers of its customers. */
@RequestScoped
class OfferSiblings {
    private final Siblings<OfferWish, List<PersonalOffer>> offers;

    OfferSiblings(Homes homes, Vertx vertx) {
        this.offers = new Siblings<>(vertx, List.of(), homes::offers);
    }

    Siblings<OfferWish, List<PersonalOffer>> offers() {
        return offers;
    }
}
