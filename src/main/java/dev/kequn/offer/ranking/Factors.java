package dev.kequn.offer.ranking;

/**
 * What an offer's place was made of: {@code score = propensity × context × value × lever}.
 *
 * @param propensity the chance that he accepts it, 0 to 1
 * @param context the product of the factors of the contexts that hold
 * @param value of an acceptance to the bank, in minor units
 * @param evidence impressions among his peers that it was learnt from
 */
public record Factors(double propensity, double context, long value, double lever, double score, long evidence) {}
