package dev.kequn.offer.definition;

import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has offers shown, and not any more. */
@ApplicationScoped
public class OfferPublication {
    private final OfferRepository offers;
    private final OfferVersionRepository versions;
    private final OfferTrail trail;
    private final BusinessTime time;

    OfferPublication(OfferRepository offers, OfferVersionRepository versions, OfferTrail trail, BusinessTime time) {
        this.offers = offers;
        this.versions = versions;
        this.trail = trail;
        this.time = time;
    }

    /** @throws Refusal {@link OfferRefusal#UNKNOWN_OFFER}, {@link OfferRefusal#WRONG_STATE} */
    @WithTransaction
    public Uni<OfferChange> publish(Caller caller, String code) {
        return moved(caller, "offerPublish", code, null, offer -> offer.publish(now()));
    }

    /**
     * Ends an offer for good: it is shown to nobody who asks from here on.
     *
     * @throws Refusal {@link OfferRefusal#UNKNOWN_OFFER}, {@link OfferRefusal#WRONG_STATE},
     *     {@link OfferRefusal#INVALID_REASON}
     */
    @WithTransaction
    public Uni<OfferChange> retire(Caller caller, String code, String reason) {
        Reason.check(reason, OfferRefusal.INVALID_REASON);
        return moved(caller, "offerRetire", code, reason, offer -> offer.retire(now(), reason));
    }

    private Uni<OfferChange> moved(
            Caller caller, String action, String code, @Nullable String reason, Consumer<Offer> move) {
        return offers.locked(code).chain(offer -> versions.requireInForce(offer)
                .call(version -> {
                    OfferState before = offer.state();
                    move.accept(offer);
                    return trail.moved(caller, action, offer, before, reason);
                })
                .map(version -> new OfferChange(offer, version)));
    }

    private Instant now() {
        return time.now().toInstant();
    }
}
