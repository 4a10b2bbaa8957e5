package dev.kequn.offer.live;

import dev.kequn.rule.FactSet;
import java.util.List;

/**
 * All live offers at one moment.
 *
 * @param version of {@code offer_catalogue}; another number means other offers
 * @param offers in order of their codes
 * @param facts what all their conditions ask of a customer
 */
public record LiveCatalogue(long version, List<LiveOffer> offers, FactSet facts) {}
