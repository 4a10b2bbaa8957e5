package dev.kequn.campaign.enrolment;

import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Closes the enrolments that a round leaves open when it ends. */
@ApplicationScoped
public class EndedRounds {
    private static final String CLOSE = SqlResource.read(EndedRounds.class, "close.sql");
    private static final String LEFT_OPEN =
            """
            SELECT EXISTS (SELECT FROM campaign_round r
                           WHERE r.state = 'ENDED' AND EXISTS (SELECT FROM enrolment e
                                                               WHERE e.round_id = r.round_id AND e.state = 'ACTIVE'))""";

    private final BusinessTime time;

    EndedRounds(BusinessTime time) {
        this.time = time;
    }

    /** Whether any round that has ended has enrolments that are still open. */
    public Uni<Boolean> leftOpen(SqlClient client) {
        return client.query(LEFT_OPEN)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Closes those of the range of customers. */
    public Uni<Void> close(SqlConnection transaction, long firstCustomer, long lastCustomer) {
        return transaction
                .preparedQuery(CLOSE)
                .execute(Tuple.of(
                        firstCustomer, lastCustomer, time.today(), time.now().toOffsetDateTime()))
                .replaceWithVoid();
    }
}
