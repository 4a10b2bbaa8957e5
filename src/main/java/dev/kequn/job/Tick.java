package dev.kequn.job;

import dev.kequn.platform.db.Unavailability;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** What a clock calls again and again: where the database is away, the next time does. */
final class Tick {
    private static final Logger LOG = Logger.getLogger(Tick.class);

    private Tick() {}

    static Uni<Void> of(String what, Uni<?> work) {
        return work.replaceWithVoid().onFailure(Unavailability::isCauseOf).recoverWithItem(failure -> {
            LOG.warnf("%s is left for the next time: %s", what, failure);
            return null;
        });
    }
}
