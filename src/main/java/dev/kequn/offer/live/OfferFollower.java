package dev.kequn.offer.live;

import dev.kequn.offer.OfferSettings;
import dev.kequn.platform.work.Hand;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Keeps offers and evidence in memory in step with the database, before anybody asks. */
@ApplicationScoped
class OfferFollower {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LOOK = "SELECT version AS offers_version FROM offer_catalogue";

    private final Pool pool;
    private final LiveOffers offers;
    private final LiveEvidence evidence;
    private final OfferNotices notices;
    private final Hand hand;
    private volatile long lookedAt = System.nanoTime();

    OfferFollower(OfferSettings settings, Pool pool, LiveOffers offers, LiveEvidence evidence, MeterRegistry metrics) {
        this.pool = pool;
        this.offers = offers;
        this.evidence = evidence;
        this.hand = new Hand("kequn-offers", settings.poll(), this::step);
        this.notices = new OfferNotices(pool, hand::wake);
        Gauge.builder("kequn.offer.lag", this, OfferFollower::secondsBehind)
                .description("Since when the live offers in memory were not compared with the database")
                .baseUnit("seconds")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        hand.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        Hand.stop(List.of(hand), PATIENCE);
        await(notices.close());
    }

    private boolean step() {
        if (!notices.listening()) {
            await(notices.listen());
            await(offers.reread());
        } else if (!offers.areOf(await(look()))) {
            await(offers.reread());
        }
        await(evidence.reread());
        lookedAt = System.nanoTime();
        return false;
    }

    private Uni<Long> look() {
        return pool.query(LOOK).execute().map(rows -> rows.iterator().next().getLong("offers_version"));
    }

    private double secondsBehind() {
        return (System.nanoTime() - lookedAt) / 1e9;
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(PATIENCE);
    }
}
