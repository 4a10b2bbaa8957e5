package dev.kequn.customer.delivery;

import dev.kequn.platform.Unavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Delivers to one consumer. */
final class ConsumerDelivery {
    private static final Logger LOG = Logger.getLogger(ConsumerDelivery.class);

    private final EventConsumer consumer;
    private final EventCursors cursors;
    private final Pool pool;
    private final int batch;
    private final Counter delivered;
    private final Counter failures;
    private volatile double secondsBehind;

    ConsumerDelivery(EventConsumer consumer, EventCursors cursors, Pool pool, int batch, MeterRegistry metrics) {
        this.consumer = consumer;
        this.cursors = cursors;
        this.pool = pool;
        this.batch = batch;
        this.delivered = counter("kequn.events.delivered", "Events delivered").register(metrics);
        this.failures = counter("kequn.events.failures", "Batches of events that a consumer failed at")
                .register(metrics);
        Gauge.builder("kequn.events.lag", this, delivery -> delivery.secondsBehind)
                .description("Age of the oldest event not delivered")
                .baseUnit("seconds")
                .tag("consumer", consumer.name())
                .register(metrics);
    }

    private Counter.Builder counter(String name, String description) {
        return Counter.builder(name).description(description).tag("consumer", consumer.name());
    }

    /** Delivers one batch; returns whether another may follow at once. */
    boolean step() {
        Optional<CursorState> state = await(cursors.look(consumer.name()));
        if (state.isEmpty()) {
            await(cursors.make(consumer));
            return true;
        }
        Double behind = state.get().secondsBehind();
        secondsBehind = behind == null ? 0 : behind;
        return state.get().ready() && deliver(state.get());
    }

    private boolean deliver(CursorState state) {
        try {
            state.check();
            int events = await(pool.withTransaction(this::deliver));
            delivered.increment(events);
            return events > 0;
        } catch (Unavailable noConnection) {
            throw noConnection;
        } catch (RuntimeException failure) {
            failures.increment();
            LOG.errorf(failure, "Events after %s failed at %s", state.position(), consumer.name());
            await(cursors.rest(
                    consumer.name(), state.position(), failure.getClass().getSimpleName()));
            return false;
        }
    }

    private Uni<Integer> deliver(SqlConnection transaction) {
        return cursors.lock(transaction, consumer.name())
                .flatMap(from -> from.isEmpty()
                        ? Uni.createFrom().item(0)
                        : EventBatch.after(from.get(), batch, transaction).flatMap(next -> consume(transaction, next)));
    }

    private Uni<Integer> consume(SqlConnection transaction, EventBatch next) {
        if (next.events().isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return consumer.consume(transaction, next.events())
                .chain(() -> cursors.move(transaction, consumer.name(), next.last()))
                .replaceWith(next.events().size());
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofHours(1));
    }
}
