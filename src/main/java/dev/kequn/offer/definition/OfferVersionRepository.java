package dev.kequn.offer.definition;

import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Versions of offers in the database. */
@ApplicationScoped
class OfferVersionRepository implements PanacheRepository<OfferVersion> {
    private static final Set<VersionState> OPEN = Set.of(VersionState.DRAFT, VersionState.SUBMITTED);

    /** The one that is being written or waits for approval; null when none is. */
    Uni<@Nullable OfferVersion> open(Offer offer) {
        return find("offerId = ?1 and state in ?2", offer.id(), OPEN).firstResult();
    }

    /** @throws Refusal {@link OfferRefusal#WRONG_STATE} */
    Uni<OfferVersion> requireOpen(Offer offer) {
        return open(offer)
                .onItem()
                .ifNull()
                .failWith(() ->
                        new Refusal(OfferRefusal.WRONG_STATE, "code", "No version of the offer is being written"));
    }

    /** @throws Refusal {@link OfferRefusal#WRONG_STATE} */
    Uni<OfferVersion> requireInForce(Offer offer) {
        Long inForce = offer.inForce();
        if (inForce == null) {
            throw new Refusal(OfferRefusal.WRONG_STATE, "code", "No version of the offer was ever approved");
        }
        return findById(inForce);
    }

    /** Every version of these offers, the last first. */
    Uni<List<OfferVersion>> of(Collection<Long> offerIds) {
        return list("offerId in ?1 order by version desc", offerIds);
    }
}
