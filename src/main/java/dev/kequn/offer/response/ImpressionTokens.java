package dev.kequn.offer.response;

import dev.kequn.offer.OfferSettings;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.work.Hand;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs what is shown, so that a response proves what it answers and nothing need be written down before one comes. Keys are
 * kept in memory and read again every {@code kequn.offer.poll}: by then a withdrawn key verifies nothing, and two polls after
 * it was put in a new one signs, when every process can verify it.
 */
@ApplicationScoped
public class ImpressionTokens {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String READ =
            """
            SELECT key_id, secret, extract(epoch FROM clock_timestamp() - created_at)::float8 AS age FROM offer_key
            WHERE withdrawn_at IS NULL""";

    private final Pool pool;
    private final Duration settled;
    private final Hand hand;
    private volatile @Nullable ImpressionKeyRing ring;

    ImpressionTokens(Pool pool, OfferSettings settings) {
        this.pool = pool;
        this.settled = settings.poll().multipliedBy(2);
        this.hand = new Hand("kequn-offer-keys", settings.poll(), this::read);
    }

    void start(@Observes StartupEvent event) {
        read();
        hand.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        Hand.stop(List.of(hand), PATIENCE);
    }

    /** The token of an impression; whoever has it reads nothing in it. */
    public String sign(Impression impression) {
        return current().sign(impression);
    }

    /**
     * The impression that the token was given for, however old it is and whoever brings it.
     *
     * @throws Refusal {@link OfferResponseRefusal#INVALID_TOKEN}
     */
    public Impression verify(String token) {
        return current().verify(token);
    }

    private ImpressionKeyRing current() {
        ImpressionKeyRing now = ring;
        if (now == null) {
            throw new IllegalStateException("Impressions are signed once the service has started");
        }
        return now;
    }

    private boolean read() {
        List<ImpressionKey> keys = new ArrayList<>();
        for (Row row : pool.query(READ).execute().await().atMost(PATIENCE)) {
            keys.add(new ImpressionKey(
                    row.getShort("key_id"), row.getBuffer("secret").getBytes(), Duration.ofMillis((long)
                            (1000 * row.getDouble("age")))));
        }
        ring = new ImpressionKeyRing(keys, settled);
        return false;
    }
}
