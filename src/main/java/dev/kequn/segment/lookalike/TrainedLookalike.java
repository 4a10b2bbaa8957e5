package dev.kequn.segment.lookalike;

import java.util.List;

/**
 * What a training found.
 *
 * @param customers who could be learned from, the seed among them
 * @param forbidden features that must not be used, by setting or by call
 * @param leftOut features that the seed's own rule asks for
 * @param entries those of the rest most like the seed, the likeliest first
 */
record TrainedLookalike(
        LookalikeModel model,
        int customers,
        int seeds,
        List<String> forbidden,
        List<String> leftOut,
        List<Entry> entries) {
    /** @param score how likely he belongs to the seed */
    record Entry(long customerId, float score) {}
}
