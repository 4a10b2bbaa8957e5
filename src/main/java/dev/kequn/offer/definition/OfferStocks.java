package dev.kequn.offer.definition;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.Reads;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many acceptances of an offer there may be, over all its versions, and how many there were. */
@ApplicationScoped
public class OfferStocks {
    private static final String FOLLOW =
            """
            INSERT INTO offer_stock AS s (offer_id, put_in) VALUES (?1, ?2 ::integer)
            ON CONFLICT (offer_id) DO UPDATE SET put_in = excluded.put_in
            WHERE excluded.put_in IS NULL OR s.taken <= excluded.put_in""";
    private static final String OF = "SELECT offer_id, put_in, taken FROM offer_stock WHERE offer_id IN (?1)";

    private final Reads reads;

    OfferStocks(Reads reads) {
        this.reads = reads;
    }

    /** @param putIn null for no limit */
    public record Stock(@Nullable Integer putIn, int taken) {}

    /** By offer; without those that were never approved. */
    public Uni<Map<Long, Stock>> of(Collection<Long> offerIds) {
        return reads.inSession(() -> Panache.getSession().chain(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter(1, offerIds)
                        .getResultList()))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> ((Number) row[0]).longValue(),
                                row -> new Stock((Integer) row[1], ((Number) row[2]).intValue()))));
    }

    /**
     * Gives the offer what its version says; in the Panache transaction that puts the version in force.
     *
     * @throws Refusal {@link OfferRefusal#BELOW_USE}
     */
    Uni<Void> follow(Offer offer, OfferVersion version) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FOLLOW)
                        .setParameter(1, offer.id())
                        .setParameter(2, version.content().terms().stock())
                        .executeUpdate())
                .invoke(written -> {
                    if (written == 0) {
                        throw new Refusal(OfferRefusal.BELOW_USE, "stock", "More than that were accepted");
                    }
                })
                .replaceWithVoid();
    }
}
