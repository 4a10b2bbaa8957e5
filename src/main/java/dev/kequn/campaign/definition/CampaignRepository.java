package dev.kequn.campaign.definition;

import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Campaigns in the database. */
@ApplicationScoped
class CampaignRepository implements PanacheRepository<Campaign> {
    private static final String MAKE = "INSERT INTO campaign (code) VALUES (?1) ON CONFLICT (code) DO NOTHING";

    /** The campaign, for this transaction alone; made if it is not there. */
    Uni<Campaign> made(String code) {
        return getSession()
                .chain(session ->
                        session.createNativeQuery(MAKE).setParameter(1, code).executeUpdate())
                .chain(() -> locked(code));
    }

    /** @throws Refusal {@link CampaignRefusal#UNKNOWN_CAMPAIGN} */
    Uni<Campaign> locked(String code) {
        return find("code", code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(CampaignRefusal.UNKNOWN_CAMPAIGN, "code", "No such campaign"));
    }
}
