package dev.kequn.campaign.day;

import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes everything that the day changes for a range of customers at once and in the order in which everybody takes it:
 * enrolments, then customers' standings, then the rounds whose money is concerned: for nothing the workers would wait for each
 * other there. The steps of the day lock more than once, and in turn.
 */
@ApplicationScoped
class RangeLocks {
    private static final String ENROLMENTS = SqlResource.read(RangeLocks.class, "lock-enrolments.sql");
    private static final String STANDINGS = SqlResource.read(RangeLocks.class, "lock-standings.sql");
    private static final String ROUNDS = SqlResource.read(RangeLocks.class, "lock-rounds.sql");

    private final BusinessTime time;

    RangeLocks(BusinessTime time) {
        this.time = time;
    }

    /** Before anything is read of enrolments. */
    Uni<Void> enrolments(SqlConnection transaction, long firstCustomer, long lastCustomer) {
        return lock(transaction, ENROLMENTS, firstCustomer, lastCustomer);
    }

    /** Before anything is read of contacts. */
    Uni<Void> contacts(SqlConnection transaction, long firstCustomer, long lastCustomer) {
        return lock(transaction, STANDINGS, firstCustomer, lastCustomer)
                .chain(() -> lock(transaction, ROUNDS, firstCustomer, lastCustomer));
    }

    private Uni<Void> lock(SqlConnection transaction, String statement, long firstCustomer, long lastCustomer) {
        return transaction
                .preparedQuery(statement)
                .execute(Tuple.of(firstCustomer, lastCustomer, time.today()))
                .replaceWithVoid();
    }
}
