package dev.kequn.segment.membership;

import dev.kequn.platform.Unavailable;
import dev.kequn.platform.work.Hand;
import dev.kequn.segment.SegmentSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** This process's share in keeping membership in step: it looks whether facts or definitions have changed. */
@ApplicationScoped
public class SegmentFollower {
    private static final Logger LOG = Logger.getLogger(SegmentFollower.class);

    private final SegmentSettings settings;
    private final ChangedCustomers changes;
    private final Counter failures;
    private final Hand hand;
    private volatile double secondsBehind;

    SegmentFollower(SegmentSettings settings, ChangedCustomers changes, MeterRegistry metrics) {
        this.settings = settings;
        this.changes = changes;
        this.failures = failures(metrics);
        this.hand = new Hand("kequn-segments", settings.poll(), this::step);
        Gauge.builder("kequn.segment.lag", this, follower -> follower.secondsBehind)
                .description("Age of the oldest change that membership does not follow yet")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** Whoever finds that membership cannot follow. */
    static Counter failures(MeterRegistry metrics) {
        return Counter.builder("kequn.segment.failures")
                .description("Times that membership of a segment could not follow")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        if (settings.follow()) {
            hand.start();
        }
    }

    /** From here on other replicas do it, while this one still answers requests. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        Hand.leave(List.of(hand));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        Hand.stop(List.of(hand), settings.idleTimeout());
    }

    /** Lets this replica look at once, for a definition that has just been approved. */
    public void wake() {
        hand.wake();
    }

    private boolean step() {
        ChangedCustomers.Backlog backlog = await(changes.look());
        secondsBehind = backlog.secondsBehind();
        try {
            boolean asked = backlog.stale() && await(changes.askForRefresh());
            return backlog.waiting() && await(changes.follow()) > 0 || asked;
        } catch (Unavailable noConnection) {
            throw noConnection;
        } catch (RuntimeException failure) {
            failures.increment();
            LOG.errorf(failure, "Membership could not follow; it stays as it was");
            return false;
        }
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofHours(1));
    }
}
