package dev.kequn.customer.delivery;

import dev.kequn.platform.work.Hand;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * This process's share in the delivery of events: a hand for each consumer, so that none waits for another. Replicas know
 * of each other by the locks on the cursors.
 */
@ApplicationScoped
public class EventDelivery {
    private final EventSettings settings;
    private final List<Hand> hands = new ArrayList<>();

    EventDelivery(
            @All List<EventConsumer> consumers,
            EventSettings settings,
            EventCursors cursors,
            Pool pool,
            MeterRegistry metrics) {
        this.settings = settings;
        Set<String> names = new HashSet<>();
        for (EventConsumer consumer : consumers) {
            if (!names.add(consumer.name())) {
                throw new IllegalStateException("Two consumers are named " + consumer.name());
            }
            ConsumerDelivery delivery = new ConsumerDelivery(consumer, cursors, pool, settings.batch(), metrics);
            hands.add(new Hand("kequn-events-" + consumer.name(), settings.poll(), delivery::step));
        }
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            hands.forEach(Hand::start);
        }
    }

    /** From here on other replicas do it, while this one still answers requests. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        Hand.leave(hands);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        Hand.stop(hands, settings.idleTimeout());
    }

    /** Lets this replica look at once, for an event that has just been committed. */
    public void wake() {
        hands.forEach(Hand::wake);
    }
}
