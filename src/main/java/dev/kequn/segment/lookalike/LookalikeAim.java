package dev.kequn.segment.lookalike;

import dev.kequn.rule.Rule;
import dev.kequn.segment.definition.SegmentContent;
import java.util.Objects;
import java.util.Set;

/**
 * What a draft wants of its model.
 *
 * @param who may be learned from and addressed
 * @param seedSegment whom to resemble
 * @param askedBySeed features that the seed's own rule asks for: they would tell nothing but the rule again
 */
record LookalikeAim(long definitionId, SegmentContent content, Rule who, long seedSegment, Set<String> askedBySeed) {
    /** How many of the rest are taken. */
    int size(int rest) {
        return switch (Objects.requireNonNull(content.reach())) {
            case NARROW -> percent(rest, 1);
            case BALANCED -> percent(rest, 5);
            case BROAD -> percent(rest, 10);
            case SIZE -> (int) Math.min(rest, Objects.requireNonNull(content.size()));
        };
    }

    /** Rounded up. */
    private static int percent(int rest, int percent) {
        return (int) (((long) rest * percent + 99) / 100);
    }
}
