package dev.kequn.offer.ranking;

import dev.kequn.offer.live.Tally;

/**
 * The chance that an offer is accepted when it is shown, from what was expected and what was seen.
 *
 * <p>It is Pega's smoothed propensity ("starting propensity" and "starting evidence" of its decisioning strategies),
 * {@code SE/(SE+ME) × SP + ME/(SE+ME) × P} for a starting evidence SE, a starting propensity SP, a model's evidence ME and its
 * propensity P; without the 1 that Pega adds to both denominators, so that the weights add up to one. With P = accepted ÷
 * shown and ME = shown that is {@code (accepted + SE × SP) / (shown + SE)}. It is taken twice: everybody's chance starts from
 * what the bank expected of the offer, and the chance among customers alike starts from everybody's.
 */
final class Propensity {
    private static final double SHARES = 10_000.0;

    private final double startingEvidence;

    Propensity(int startingEvidence) {
        this.startingEvidence = startingEvidence;
    }

    /** @param expectedShare of 10,000 */
    double ofEverybody(Tally everybody, int expectedShare) {
        return smoothed(everybody, expectedShare / SHARES);
    }

    double among(Tally peers, Tally everybody, int expectedShare) {
        return smoothed(peers, ofEverybody(everybody, expectedShare));
    }

    private double smoothed(Tally seen, double start) {
        return (seen.accepted() + startingEvidence * start) / (seen.shown() + startingEvidence);
    }
}
