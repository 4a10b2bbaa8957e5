package dev.kequn.offer.definition;

import dev.kequn.access.Approvals;
import dev.kequn.access.Caller;
import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Offers as they are written and submitted. */
@ApplicationScoped
public class OfferDesk {
    private final OfferRepository offers;
    private final OfferVersionRepository versions;
    private final OfferCheck check;
    private final OfferReferences references;
    private final Approvals approvals;
    private final OfferTrail trail;

    OfferDesk(
            OfferRepository offers,
            OfferVersionRepository versions,
            OfferCheck check,
            OfferReferences references,
            Approvals approvals,
            OfferTrail trail) {
        this.offers = offers;
        this.versions = versions;
        this.check = check;
        this.references = references;
        this.approvals = approvals;
        this.trail = trail;
    }

    /**
     * Writes the next version of an offer down, or rewrites the one that is being written as its next revision. The offer is
     * made with its first.
     *
     * @throws Refusal {@link OfferRefusal#INVALID_OFFER}, {@link ConditionRefusal},
     *     {@link OfferRefusal#UNKNOWN_REFERENCE}, {@link OfferRefusal#RISK_UNKNOWN}, {@link OfferRefusal#WRONG_STATE}
     */
    @WithTransaction
    public Uni<OfferChange> draft(Caller caller, String code, OfferContent content) {
        check.check(code, content);
        return references
                .check(content)
                .chain(() -> offers.made(code))
                .invoke(Offer::expectNotRetired)
                .chain(offer -> versions.open(offer).chain(open -> {
                    OfferVersion draft =
                            open == null ? new OfferVersion(offer, content, caller) : open.rewrite(content);
                    VersionState before = open == null ? null : VersionState.DRAFT;
                    return versions.persistAndFlush(draft)
                            .call(() -> trail.written(caller, "offerDraft", offer, draft, before, null))
                            .map(written -> new OfferChange(offer, written));
                }));
    }

    /** @throws Refusal {@link OfferRefusal#UNKNOWN_OFFER}, {@link OfferRefusal#WRONG_STATE} */
    @WithTransaction
    public Uni<OfferChange> submit(Caller caller, String code) {
        return offers.locked(code).invoke(Offer::expectNotRetired).chain(offer -> versions.requireOpen(offer)
                .invoke(OfferVersion::submit)
                .call(open -> approvals.submit(
                        caller, OfferTrail.SUBJECT, Long.toString(open.id()), open.toApprove(offer.code())))
                .call(open -> trail.written(caller, "offerSubmit", offer, open, VersionState.DRAFT, null))
                .map(open -> new OfferChange(offer, open)));
    }
}
