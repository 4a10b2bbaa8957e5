package dev.kequn.tier.movement;

import org.jspecify.annotations.Nullable;

/** A group of customers whose flow of funds is counted. */
public sealed interface FlowGroup {
    /** Of one level or manager; null for customers without one. */
    record OfPart(@Nullable String part, FlowKind kind) implements FlowGroup {}

    /** Of all of them. */
    record InAll(FlowKind kind) implements FlowGroup {}
}
