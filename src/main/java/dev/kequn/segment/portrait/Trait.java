package dev.kequn.segment.portrait;

import org.jspecify.annotations.Nullable;

/**
 * What customers are told apart by.
 *
 * @param attribute name of the bank's own attribute; null for every other dimension
 */
public record Trait(PortraitDimension dimension, @Nullable String attribute) {
    static Trait of(PortraitDimension dimension) {
        return new Trait(dimension, null);
    }
}
