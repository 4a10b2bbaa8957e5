package dev.kequn.offer.result;

/**
 * What came of an offer.
 *
 * @param ranked where it was shown because it was among the best for the customer
 * @param byChance where it was shown because chance put it there
 */
public record OfferResult(ResponseCounts ranked, ResponseCounts byChance) {
    static final OfferResult NONE = new OfferResult(ResponseCounts.NONE, ResponseCounts.NONE);

    public ResponseCounts all() {
        return ranked.plus(byChance);
    }

    OfferResult plus(boolean explored, ResponseCounts more) {
        return explored ? new OfferResult(ranked, byChance.plus(more)) : new OfferResult(ranked.plus(more), byChance);
    }
}
