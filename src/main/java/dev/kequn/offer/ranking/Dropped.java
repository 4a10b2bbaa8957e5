package dev.kequn.offer.ranking;

import dev.kequn.offer.live.LiveOffer;
import org.jspecify.annotations.Nullable;

/** An offer that a customer does not get. {@code factors} are there when it came as far as being ranked. */
public record Dropped(LiveOffer offer, DropReason reason, @Nullable Factors factors) {}
