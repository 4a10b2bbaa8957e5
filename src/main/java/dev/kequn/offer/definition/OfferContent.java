package dev.kequn.offer.definition;

import java.util.List;

/** What a version says. */
public record OfferContent(OfferTerms terms, List<OfferText> texts, List<OfferContext> contexts) {}
