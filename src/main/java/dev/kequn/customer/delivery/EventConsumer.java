package dev.kequn.customer.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Acts on what happened: a bean of a room. While it fails it gets nothing else, so it passes over what it cannot use. */
public interface EventConsumer {
    /** Where in the log a consumer begins that was never seen before. */
    enum Start {
        /** At the first event ever recorded. */
        FIRST_EVENT,
        /** Now: what is committed from here on, and of what was committed just before perhaps the last. */
        NOW
    }

    /** The name of its cursor, and in metrics; another name is another consumer. */
    String name();

    /** Read once, when its cursor is made. */
    default Start start() {
        return Start.FIRST_EVENT;
    }

    /**
     * Applies events, at least one, in the order of the log. All of it happens inside {@code transaction}, soon and
     * without long pauses, and nothing outside: where the transaction is lost the same events come again, perhaps with
     * others, on this replica or another.
     */
    Uni<Void> consume(SqlConnection transaction, List<CustomerEvent> events);
}
