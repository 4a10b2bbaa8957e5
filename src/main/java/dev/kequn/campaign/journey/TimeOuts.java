package dev.kequn.campaign.journey;

import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets time run out, as {@link Journey#miss} has it, for many at once: who did not come is approached again after a rest,
 * or given up. While a campaign is paused its time stands still.
 */
@ApplicationScoped
public class TimeOuts {
    private static final String RUN = SqlResource.read(TimeOuts.class, "time-outs.sql");

    private final BusinessTime time;

    TimeOuts(BusinessTime time) {
        this.time = time;
    }

    /** Of whom it is due among the range of customers, their ends included. */
    public Uni<Void> run(SqlConnection transaction, long firstCustomer, long lastCustomer) {
        return transaction
                .preparedQuery(RUN)
                .execute(Tuple.of(
                        firstCustomer, lastCustomer, time.today(), time.now().toOffsetDateTime()))
                .replaceWithVoid();
    }
}
