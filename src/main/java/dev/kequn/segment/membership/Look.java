package dev.kequn.segment.membership;

/**
 * A segment that is looked at.
 *
 * @param definitionId null for a retired segment
 * @param reason why somebody comes or goes
 */
record Look(long segmentId, @org.jspecify.annotations.Nullable Long definitionId, StayReason reason) {}
