package dev.kequn.offer.definition;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.VersionState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** A row of the audit trail for every change of an offer. */
@ApplicationScoped
class OfferTrail {
    static final String SUBJECT = "Offer";

    private final AuditTrail audit;

    OfferTrail(AuditTrail audit) {
        this.audit = audit;
    }

    /** A step with a version. */
    Uni<Void> written(
            Caller caller,
            String action,
            Offer offer,
            OfferVersion version,
            @Nullable VersionState before,
            @Nullable String reason) {
        JsonObject was = before == null ? null : new JsonObject().put("state", before.name());
        return audit.record(caller, new Change(action, SUBJECT, offer.code(), reason, was, version.standing()));
    }

    /** A step with the offer itself. */
    Uni<Void> moved(Caller caller, String action, Offer offer, OfferState before, @Nullable String reason) {
        return audit.record(
                caller, new Change(action, SUBJECT, offer.code(), reason, standing(before), standing(offer.state())));
    }

    private static JsonObject standing(OfferState state) {
        return new JsonObject().put("state", state.name());
    }
}
