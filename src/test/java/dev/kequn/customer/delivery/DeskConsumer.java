package dev.kequn.customer.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A consumer for the tests of this package: notes every event in {@code desk_effect}, and then does what the test says. */
final class DeskConsumer implements EventConsumer {
    /** What follows the effect, within its transaction. */
    interface Then {
        @Nullable
        Uni<Void> go(SqlConnection transaction);
    }

    final List<CustomerEvent> seen = Collections.synchronizedList(new ArrayList<>());
    private final String name;
    private final Start start;
    private volatile Then then = transaction -> Uni.createFrom().voidItem();

    DeskConsumer(String name) {
        this(name, Start.FIRST_EVENT);
    }

    DeskConsumer(String name, Start start) {
        this.name = name;
        this.start = start;
    }

    DeskConsumer then(Then next) {
        this.then = next;
        return this;
    }

    DeskConsumer then(String statement) {
        return then(transaction -> transaction.query(statement).execute().replaceWithVoid());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Start start() {
        return start;
    }

    @Override
    public Uni<Void> consume(SqlConnection transaction, List<CustomerEvent> events) {
        seen.addAll(events);
        return transaction
                .preparedQuery("INSERT INTO desk_effect (consumer, event) VALUES ($1, $2)")
                .executeBatch(events.stream()
                        .map(event -> Tuple.of(name, event.externalId()))
                        .toList())
                .chain(() -> then.go(transaction));
    }
}
