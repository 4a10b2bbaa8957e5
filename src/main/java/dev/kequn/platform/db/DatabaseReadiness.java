package dev.kequn.platform.db;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database answers, also when every connection is at work: the load of a busy replica that is taken out
 * would fall on the others. So the question may use the reserve.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
    private static final String NAME = "database";
    /** Less than a probe waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Pool pool;

    DatabaseReadiness(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return asked().ifNoItem()
                .after(PATIENCE)
                .fail()
                .replaceWith(() -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }

    private Uni<Void> asked() {
        return Uni.createFrom().emitter(answer -> {
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            HeldConnections.hold((ContextInternal) own);
            own.runOnContext(start ->
                    pool.query("SELECT 1").execute().subscribe().with(rows -> answer.complete(null), answer::fail));
        });
    }
}
