package dev.kequn.dev.offers;

import dev.kequn.dev.DemoStaff;
import dev.kequn.dev.DemoSteps;
import dev.kequn.offer.definition.OfferApprovals;
import dev.kequn.offer.definition.OfferContent;
import dev.kequn.offer.definition.OfferDesk;
import dev.kequn.offer.definition.OfferPublication;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Puts the demo bank's offers on customers' pages: one person writes, another approves and publishes. */
@ApplicationScoped
class OffersDesk {
    private final OfferDesk desk;
    private final OfferApprovals approvals;
    private final OfferPublication publication;

    OffersDesk(OfferDesk desk, OfferApprovals approvals, OfferPublication publication) {
        this.desk = desk;
        this.approvals = approvals;
        this.publication = publication;
    }

    /** All of the book but those that are live. */
    void publish(Set<String> live) {
        DemoSteps.oneByOne(Multi.createFrom()
                .iterable(OfferBook.ALL.entrySet())
                .filter(offer -> !live.contains(offer.getKey()))
                .onItem()
                .transformToUniAndConcatenate(offer -> published(offer.getKey(), offer.getValue())));
    }

    private Uni<?> published(String code, OfferContent content) {
        return desk.draft(DemoStaff.MAKER, code, content)
                .chain(() -> desk.submit(DemoStaff.MAKER, code))
                .map(change -> change.version())
                .chain(read -> approvals.approve(DemoStaff.CHECKER, code, read.version(), read.revision()))
                .chain(() -> publication.publish(DemoStaff.CHECKER, code));
    }
}
