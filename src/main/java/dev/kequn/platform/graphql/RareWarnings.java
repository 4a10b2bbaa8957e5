package dev.kequn.platform.graphql;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Warnings of what befalls every request at once while it lasts: one in a while is told, with how many were not. */
final class RareWarnings {
    private final Logger log;
    private final long pause;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicInteger untold = new AtomicInteger();

    RareWarnings(Logger log, Duration pause) {
        this.log = log;
        this.pause = pause.toNanos();
    }

    void tell(String reason) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + pause)) {
            log.warnf("Unavailable: %s (%d more since the last time this was said)", reason, untold.getAndSet(0));
        } else {
            untold.incrementAndGet();
        }
    }
}
