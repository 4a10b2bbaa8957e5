package dev.kequn.segment.lookalike;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What look-alikes may learn from, and how. */
@ConfigMapping(prefix = "kequn.segment.lookalike")
public interface LookalikeSettings {
    /**
     * Facts no model may ever use, as they are written in rules: {@code gender}, {@code tag("vip")}; a term alone forbids
     * all of its facts.
     */
    Optional<List<String>> forbiddenFeatures();

    /** Fewer members of the seed, of those who agreed, are not learned from. */
    int minimumSeed();

    /** A factor that fewer members of the seed have is not told of. */
    int smallestFactor();

    /** Customer ids read at once. */
    int sliceSize();
}
