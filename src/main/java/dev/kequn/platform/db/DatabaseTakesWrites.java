package dev.kequn.platform.db;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while the database takes no writes, after a fail-over to a standby, say: reads alone are half a service.
 * Whether it answers at all is for the check of its connections to tell.
 */
@Readiness
@ApplicationScoped
class DatabaseTakesWrites implements AsyncHealthCheck {
    private static final String NAME = "Database takes writes";
    /** Less than a probe waits; a pool that is busy says nothing about writes. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String REASON =
            """
            SELECT CASE WHEN pg_is_in_recovery() THEN 'the server is a standby'
                        WHEN current_setting('transaction_read_only')::boolean THEN 'default_transaction_read_only is on'
                   END AS reason""";

    private final Pool pool;

    DatabaseTakesWrites(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pool.query(REASON)
                .execute()
                .map(rows -> rows.iterator().next().getString("reason"))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithNull()
                .map(reason -> reason == null
                        ? HealthCheckResponse.up(NAME)
                        : HealthCheckResponse.named(NAME)
                                .down()
                                .withData("reason", reason)
                                .build());
    }
}
