package dev.kequn.offer.ranking;

import dev.kequn.offer.live.LiveOffer;
import java.util.Comparator;

/** An offer that he may get. */
record Scored(LiveOffer offer, Factors factors) {
    static final Comparator<Scored> BEST_FIRST = Comparator.comparingDouble(
                    (Scored scored) -> scored.factors().score())
            .reversed()
            .thenComparing(scored -> scored.offer().code());
}
