package dev.kequn.segment.lookalike;

import java.time.OffsetDateTime;
import java.util.List;

/** What is kept of a model: what it is worth and why, not the model itself; see {@link TrainedLookalike}. */
public record KeptLookalike(
        OffsetDateTime trainedAt,
        String trainedBy,
        Method method,
        int customers,
        int seeds,
        List<String> features,
        List<String> forbidden,
        List<String> leftOut,
        Quality quality,
        List<Factor> factors,
        String digest) {}
