package dev.kequn.offer.ranking;

import dev.kequn.offer.live.LiveOffer;

/**
 * An offer that a customer gets.
 *
 * @param place from 1
 * @param explored whether chance put it there
 */
public record Shown(LiveOffer offer, int place, Factors factors, boolean explored) {}
