package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.referral.Brought;
import dev.kequn.loyalty.referral.Place;
import dev.kequn.loyalty.referral.ReferralLinks;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the pages of newcomers one request asks for and reads them with one statement per page's bounds. SmallRye's own
 * batches take the arguments of their first key for all keys.
 */
@RequestScoped
class BroughtBatch {
    private final ReferralLinks links;
    private final Vertx vertx;
    private Map<Bounds, List<Asked>> asked = new HashMap<>();

    BroughtBatch(ReferralLinks links, Vertx vertx) {
        this.links = links;
        this.vertx = vertx;
    }

    private record Bounds(Place after, int count) {}

    private record Asked(long referrerId, UniEmitter<? super List<Brought>> answer) {}

    Uni<List<Brought>> load(long referrerId, Place after, int count) {
        return Uni.createFrom().emitter(answer -> {
            if (asked.isEmpty()) {
                vertx.getOrCreateContext().runOnContext(siblingsHaveAsked -> flush());
            }
            asked.computeIfAbsent(new Bounds(after, count), first -> new ArrayList<>())
                    .add(new Asked(referrerId, answer));
        });
    }

    private void flush() {
        Map<Bounds, List<Asked>> batch = asked;
        asked = new HashMap<>();
        batch.forEach(this::read);
    }

    private void read(Bounds bounds, List<Asked> questions) {
        List<Long> referrers =
                questions.stream().map(Asked::referrerId).distinct().toList();
        links.brought(referrers, bounds.after(), bounds.count())
                .subscribe()
                .with(
                        found -> questions.forEach(question ->
                                question.answer().complete(found.getOrDefault(question.referrerId(), List.of()))),
                        failure ->
                                questions.forEach(question -> question.answer().fail(failure)));
    }
}
