package dev.kequn.segment.definition;

/** A segment and the definition that a step was taken with. */
public record SegmentStep(Segment segment, SegmentDefinition definition) {}
