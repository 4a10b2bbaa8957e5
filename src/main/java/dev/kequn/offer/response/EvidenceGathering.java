package dev.kequn.offer.response;

import dev.kequn.offer.OfferSettings;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.work.Hand;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * Adds up what customers said, for the ranking to learn from: each response once, by whichever replica has the cursor. Only
 * below the oldest running transaction: what commits later stands behind what was counted.
 */
@ApplicationScoped
public class EvidenceGathering {
    private static final int MOST = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Locks nothing where there is nothing to do. */
    private static final String LOCK =
            """
            SELECT c.transaction_id > pg_snapshot_xmax(pg_current_snapshot()) AS impossible FROM offer_evidence_cursor c
            WHERE c.transaction_id > pg_snapshot_xmax(pg_current_snapshot())
               OR EXISTS (SELECT FROM offer_response r
                          WHERE (r.transaction_id, r.response_id) > (c.transaction_id, c.response_id))
            FOR UPDATE OF c SKIP LOCKED""";

    private static final String GATHER = SqlResource.read(EvidenceGathering.class, "gather-evidence.sql");

    private final Pool pool;
    private final Hand hand;

    EvidenceGathering(Pool pool, OfferSettings settings) {
        this.pool = pool;
        this.hand = new Hand("kequn-offer-evidence", settings.learn(), this::step);
    }

    void start(@Observes StartupEvent event) {
        hand.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        Hand.stop(List.of(hand), PATIENCE);
    }

    /** Gathers once, unless another does; whether there was anything. */
    boolean step() {
        return pool.withTransaction(EvidenceGathering::gather).await().atMost(PATIENCE) > 0;
    }

    /** A process that stops meanwhile loses its transaction, so the limit is set before the lock. */
    private static Uni<Long> gather(SqlConnection transaction) {
        return transaction
                .query("SET LOCAL idle_in_transaction_session_timeout = " + PATIENCE.toMillis())
                .execute()
                .chain(() -> transaction.query(LOCK).execute())
                .invoke(locked -> locked.forEach(EvidenceGathering::check))
                .chain(locked -> locked.rowCount() == 0
                        ? Uni.createFrom().item(0L)
                        : transaction
                                .preparedQuery(GATHER)
                                .execute(Tuple.of(MOST))
                                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static void check(Row cursor) {
        if (cursor.getBoolean("impossible")) {
            throw new IllegalStateException("The cursor of evidence is not of this server; see k8s/README.md, Restore");
        }
    }
}
