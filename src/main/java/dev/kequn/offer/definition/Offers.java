package dev.kequn.offer.definition;

import dev.kequn.platform.db.Reads;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads offers and their versions. */
@ApplicationScoped
public class Offers {
    private final OfferRepository offers;
    private final OfferVersionRepository versions;
    private final Reads reads;

    Offers(OfferRepository offers, OfferVersionRepository versions, Reads reads) {
        this.offers = offers;
        this.versions = versions;
        this.reads = reads;
    }

    /**
     * Up to {@code count} offers whose codes come after {@code after}, in order of code.
     *
     * @param state any when null
     */
    public Uni<List<Offer>> page(@Nullable OfferState state, String after, int count) {
        Parameters values = Parameters.with("after", after);
        String text = "from Offer o where o.code > :after";
        if (state != null) {
            text += " and o.state = :state";
            values.and("state", state);
        }
        String query = text + " order by o.code";
        return reads.inSession(() -> offers.find(query, values).page(0, count).list());
    }

    /** The offer; null when there is none. */
    public Uni<@Nullable Offer> byCode(String code) {
        return reads.inSession(() -> offers.find("code", code).firstResult());
    }

    /** Every version of these offers by offer, the last first. */
    public Uni<Map<Long, List<OfferVersion>>> versionsOf(Collection<Long> offerIds) {
        return reads.inSession(() -> versions.of(offerIds))
                .map(found -> found.stream().collect(Collectors.groupingBy(OfferVersion::offerId)));
    }
}
