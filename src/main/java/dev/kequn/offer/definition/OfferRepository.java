package dev.kequn.offer.definition;

import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Offers in the database. */
@ApplicationScoped
class OfferRepository implements PanacheRepository<Offer> {
    private static final String MAKE = "INSERT INTO offer (code) VALUES (?1) ON CONFLICT (code) DO NOTHING";

    /** The offer, for this transaction alone; made if it is not there. */
    Uni<Offer> made(String code) {
        return getSession()
                .chain(session ->
                        session.createNativeQuery(MAKE).setParameter(1, code).executeUpdate())
                .chain(() -> locked(code));
    }

    /** @throws Refusal {@link OfferRefusal#UNKNOWN_OFFER} */
    Uni<Offer> locked(String code) {
        return find("code", code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(OfferRefusal.UNKNOWN_OFFER, "code", "No such offer"));
    }
}
