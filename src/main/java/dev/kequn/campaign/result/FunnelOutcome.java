package dev.kequn.campaign.result;

/** What became of an entry at a step. */
enum FunnelOutcome {
    COMPLETED,
    SKIPPED,
    DROPPED,
    ENDED,
    /** He is at it. */
    THERE
}
