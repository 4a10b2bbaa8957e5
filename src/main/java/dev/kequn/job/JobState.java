package dev.kequn.job;

/** Where a run stands. */
public enum JobState {
    /** Waits for its gate or its turn. */
    QUEUED,
    /** Chunks are being worked on. */
    RUNNING,
    /** Held by an operator; keeps its turn. */
    PAUSED,
    /** Every chunk is done. */
    SUCCEEDED,
    /** A chunk failed too often; keeps its turn until it is retried or cancelled. */
    FAILED,
    /** Given up by an operator. */
    CANCELLED
}
