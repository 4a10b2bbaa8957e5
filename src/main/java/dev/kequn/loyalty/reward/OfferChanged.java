package dev.kequn.loyalty.reward;

/** Another version took the offer's place since it was read; to be done again with that one. */
final class OfferChanged extends RuntimeException {
    OfferChanged() {
        super("Another version was approved meanwhile, or none is", null, false, false);
    }
}
