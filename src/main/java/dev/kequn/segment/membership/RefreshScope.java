package dev.kequn.segment.membership;

/** Which segments a refresh looks at. */
enum RefreshScope {
    /** Every one, and those that were retired since their last refresh. */
    ALL,
    /** Those whose definition in force is not the one they were last refreshed by, and what builds on them. */
    STALE,
    /** One, and what builds on it. */
    ONE
}
