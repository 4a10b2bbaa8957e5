package dev.kequn.offer.definition;

import dev.kequn.access.Said;
import java.util.List;

/** What a version says. */
public record OfferContent(OfferTerms terms, List<OfferText> texts, List<OfferContext> contexts) {

    /** Everything it says, in a form that no other content has. */
    String text() {
        return Said.of(
                        terms.said(),
                        texts.stream().map(OfferText::said).toList(),
                        contexts.stream().map(OfferContext::said).toList())
                .encode();
    }
}
