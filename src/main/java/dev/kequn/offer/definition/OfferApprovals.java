package dev.kequn.offer.definition;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What becomes of versions that were submitted. */
@ApplicationScoped
public class OfferApprovals {
    private final OfferRepository offers;
    private final OfferVersionRepository versions;
    private final OfferReferences references;
    private final OfferStocks stocks;
    private final Approvals approvals;
    private final OfferTrail trail;

    OfferApprovals(
            OfferRepository offers,
            OfferVersionRepository versions,
            OfferReferences references,
            OfferStocks stocks,
            Approvals approvals,
            OfferTrail trail) {
        this.offers = offers;
        this.versions = versions;
        this.references = references;
        this.stocks = stocks;
        this.approvals = approvals;
        this.trail = trail;
    }

    /**
     * Puts a submitted version in force: a live offer is shown as it says from here on, and has its stock.
     *
     * @param version the version the caller has read
     * @param revision its revision
     * @throws Refusal {@link OfferRefusal#UNKNOWN_OFFER}, {@link OfferRefusal#WRONG_STATE},
     *     {@link OfferRefusal#CHANGED_SINCE_SUBMISSION}, {@link OfferRefusal#UNKNOWN_REFERENCE},
     *     {@link OfferRefusal#RISK_UNKNOWN}, {@link OfferRefusal#SELF_APPROVAL}, {@link OfferRefusal#NOT_SUBMITTED},
     *     {@link OfferRefusal#BELOW_USE}
     */
    @WithTransaction
    public Uni<OfferChange> approve(Caller caller, String code, int version, int revision) {
        return references
                .hold()
                .chain(() -> offers.locked(code))
                .invoke(Offer::expectNotRetired)
                .chain(offer -> versions.requireOpen(offer)
                        .invoke(open -> open.expectSubmitted(version, revision))
                        .call(open -> references.check(open.content()))
                        .call(open -> approvals
                                .approve(
                                        caller,
                                        OfferTrail.SUBJECT,
                                        Long.toString(open.id()),
                                        open.toApprove(offer.code()))
                                .onFailure(Refusal.class)
                                .transform(ApprovalRefusal.as(OfferRefusal.class, "code")))
                        .call(open -> stocks.follow(offer, open))
                        .call(() -> replace(offer))
                        .invoke(OfferVersion::approve)
                        .invoke(offer::follow)
                        .call(versions::flush)
                        .call(open -> trail.written(caller, "offerApprove", offer, open, VersionState.SUBMITTED, null))
                        .map(open -> new OfferChange(offer, open)));
    }

    /** Before the next is put in force: the database allows one at a time. */
    private Uni<Void> replace(Offer offer) {
        return offer.inForce() == null
                ? Uni.createFrom().voidItem()
                : versions.findById(offer.inForce())
                        .invoke(OfferVersion::replace)
                        .call(versions::flush)
                        .replaceWithVoid();
    }

    /**
     * Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes it back.
     *
     * @throws Refusal {@link OfferRefusal#UNKNOWN_OFFER}, {@link OfferRefusal#WRONG_STATE},
     *     {@link OfferRefusal#NOT_SUBMITTED}, {@link OfferRefusal#INVALID_REASON}
     */
    @WithTransaction
    public Uni<OfferChange> reject(Caller caller, String code, String reason) {
        Reason.check(reason, OfferRefusal.INVALID_REASON);
        return offers.locked(code).chain(offer -> versions.requireOpen(offer)
                .invoke(OfferVersion::reopen)
                .call(open -> approvals
                        .sendBack(caller, OfferTrail.SUBJECT, Long.toString(open.id()), reason)
                        .onFailure(Refusal.class)
                        .transform(ApprovalRefusal.as(OfferRefusal.class, "code")))
                .call(open -> trail.written(caller, "offerReject", offer, open, VersionState.SUBMITTED, reason))
                .map(open -> new OfferChange(offer, open)));
    }
}
