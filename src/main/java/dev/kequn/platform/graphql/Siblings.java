package dev.kequn.platform.graphql;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Gathers what one request asks of many customers and reads it with one statement for each set of arguments. SmallRye's
 * own batches take the arguments of their first key for all keys.
 */
public final class Siblings<A, V> {
    private final Vertx vertx;
    private final BiFunction<List<Long>, A, Uni<Map<Long, V>>> read;
    private final V none;
    private Map<A, List<Asked<V>>> asked = new HashMap<>();

    private record Asked<V>(long customerId, UniEmitter<? super V> answer) {}

    /** @param none the answer for a customer of whom nothing is read */
    public Siblings(Vertx vertx, V none, BiFunction<List<Long>, A, Uni<Map<Long, V>>> read) {
        this.vertx = vertx;
        this.none = none;
        this.read = read;
    }

    public Uni<V> load(long customerId, A arguments) {
        return Uni.createFrom().emitter(answer -> {
            if (asked.isEmpty()) {
                vertx.getOrCreateContext().runOnContext(siblingsHaveAsked -> flush());
            }
            asked.computeIfAbsent(arguments, first -> new ArrayList<>()).add(new Asked<>(customerId, answer));
        });
    }

    private void flush() {
        Map<A, List<Asked<V>>> batch = asked;
        asked = new HashMap<>();
        batch.forEach(this::read);
    }

    private void read(A arguments, List<Asked<V>> questions) {
        List<Long> customers =
                questions.stream().map(Asked::customerId).distinct().toList();
        read.apply(customers, arguments)
                .subscribe()
                .with(
                        found -> questions.forEach(question ->
                                question.answer().complete(found.getOrDefault(question.customerId(), none))),
                        failure ->
                                questions.forEach(question -> question.answer().fail(failure)));
    }
}
