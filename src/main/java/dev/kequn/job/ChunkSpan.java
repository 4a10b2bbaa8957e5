package dev.kequn.job;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** A chunk in the traces: a trace of its own, for nobody's request waits for it. */
final class ChunkSpan implements AutoCloseable {
    private final Span span;

    ChunkSpan(JobRun run, JobChunk chunk) {
        this.span = GlobalOpenTelemetry.getTracer("dev.kequn")
                .spanBuilder("job " + run.job())
                .setNoParent()
                .setAttribute("kequn.job.run", run.runId())
                .setAttribute("kequn.job.chunk", (long) chunk.number())
                .startSpan();
    }

    void failed(RuntimeException failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", failure.getClass().getName());
    }

    @Override
    public void close() {
        span.end();
    }
}
