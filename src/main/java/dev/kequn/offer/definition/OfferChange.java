package dev.kequn.offer.definition;

/** An offer, and the version that something was done with. */
public record OfferChange(Offer offer, OfferVersion version) {}
