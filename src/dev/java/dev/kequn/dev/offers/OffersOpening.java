package dev.kequn.dev.offers;

import dev.kequn.dev.growers.GrowersOpening;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes the demo bank's offers and has customers see them; begun again, it goes on where it was interrupted. */
@ApplicationScoped
public class OffersOpening {
    private final OffersProgress progress;
    private final OffersDesk desk;
    private final OfferVisitors visitors;

    OffersOpening(OffersProgress progress, OffersDesk desk, OfferVisitors visitors) {
        this.progress = progress;
        this.desk = desk;
        this.visitors = visitors;
    }

    public void open(GrowersOpening.Patience patience) throws Exception {
        desk.publish(progress.live());
        if (!progress.visited()) {
            visitors.come(progress.visitors());
        }
        patience.await("learnt", progress::learnt);
    }
}
