package dev.kequn.platform.graphql;

import dev.kequn.platform.observe.LogFields;
import dev.kequn.platform.observe.OperationSpan;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** One request to the API as operations see it: what was asked for, since when, and what became of it. */
final class Asked {
    private static final Logger LOG = Logger.getLogger(Asked.class);

    private final OperationMetrics metrics;
    private final Duration slow;
    private final OperationSpan span;
    private final long since = System.nanoTime();
    private String operation = OperationMetrics.NONE;
    private int cost;

    private Asked(OperationMetrics metrics, Duration slow, OperationSpan span) {
        this.metrics = metrics;
        this.slow = slow;
        this.span = span;
    }

    /** Begins with the caller's request, on its context. */
    static Asked now(OperationMetrics metrics, Duration slow) {
        return new Asked(metrics, slow, OperationSpan.start());
    }

    /** The document is understood, and it may be run. */
    void isFor(String kind, OperationSize size) {
        operation = size.operation();
        cost = size.cost();
        LogFields.operation(operation);
        span.named(kind, operation);
    }

    /** @param codes of the errors in the answer */
    void answered(List<String> codes) {
        long took = System.nanoTime() - since;
        metrics.answered(operation, took, codes);
        span.end(codes);
        if (took > slow.toNanos()) {
            LOG.warnf("Slow: %s took %d ms, cost %d", operation, took / 1_000_000, cost);
        }
    }
}
