package dev.kequn.offer.ranking;

import dev.kequn.offer.OfferSettings;

/**
 * How offers are ranked; each as in {@link OfferSettings}.
 *
 * @param exploration of 10,000
 */
public record RankingTerms(int exploration, int startingEvidence, int perProduct, int perCategory, int riskValidDays) {
    public RankingTerms {
        if (exploration < 0 || exploration > 10_000) {
            throw new IllegalArgumentException("kequn.offer.exploration is 0 to 10000");
        }
        if (startingEvidence < 1 || perProduct < 1 || perCategory < 1 || riskValidDays < 1) {
            throw new IllegalArgumentException(
                    "kequn.offer.starting-evidence, per-product, per-category and risk-valid-days are at least 1");
        }
    }

    public static RankingTerms of(OfferSettings settings) {
        return new RankingTerms(
                settings.exploration(),
                settings.startingEvidence(),
                settings.perProduct(),
                settings.perCategory(),
                settings.riskValidDays());
    }
}
