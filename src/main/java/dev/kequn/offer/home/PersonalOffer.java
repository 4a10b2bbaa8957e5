package dev.kequn.offer.home;

import dev.kequn.offer.definition.OfferText;
import dev.kequn.offer.live.LiveOffer;

/**
 * An offer as a customer gets it.
 *
 * @param place from 1
 * @param token proves this impression to {@code offer.response}
 */
public record PersonalOffer(LiveOffer offer, OfferText text, int place, String token) {}
