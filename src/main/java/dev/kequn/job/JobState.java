package dev.kequn.job;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a run stands.")
public enum JobState {
    @Description("Waits for its gate or its turn.")
    QUEUED,
    @Description("Chunks are being worked on.")
    RUNNING,
    @Description("Held by an operator; keeps its turn.")
    PAUSED,
    @Description("Every chunk is done.")
    SUCCEEDED,
    @Description("A chunk failed too often; keeps its turn until it is retried or cancelled.")
    FAILED,
    @Description("Given up by an operator.")
    CANCELLED
}
