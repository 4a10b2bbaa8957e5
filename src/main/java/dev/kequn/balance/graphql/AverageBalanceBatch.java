package dev.kequn.balance.graphql;

import dev.kequn.balance.AverageBalance;
import dev.kequn.balance.Balances;
import dev.kequn.platform.time.Window;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the averages one request asks for and reads them with one statement per window. SmallRye's own batches take
 * the arguments of their first key for all keys, so two aliases with different windows would both get the first.
 */
@RequestScoped
class AverageBalanceBatch {
    private final Balances balances;
    private final Vertx vertx;
    private Map<Window, List<Asked>> asked = new HashMap<>();

    AverageBalanceBatch(Balances balances, Vertx vertx) {
        this.balances = balances;
        this.vertx = vertx;
    }

    private record Asked(long customerId, UniEmitter<? super AverageBalance> answer) {}

    Uni<AverageBalance> load(long customerId, Window window) {
        return Uni.createFrom().emitter(answer -> {
            if (asked.isEmpty()) {
                vertx.getOrCreateContext().runOnContext(siblingsHaveAsked -> flush());
            }
            asked.computeIfAbsent(window, first -> new ArrayList<>()).add(new Asked(customerId, answer));
        });
    }

    private void flush() {
        Map<Window, List<Asked>> batch = asked;
        asked = new HashMap<>();
        batch.forEach(this::read);
    }

    private void read(Window window, List<Asked> questions) {
        List<Long> customers =
                questions.stream().map(Asked::customerId).distinct().toList();
        balances.averages(customers, window)
                .subscribe()
                .with(
                        found -> questions.forEach(
                                question -> question.answer().complete(found.get(question.customerId()))),
                        failure ->
                                questions.forEach(question -> question.answer().fail(failure)));
    }
}
