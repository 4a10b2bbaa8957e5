package dev.kequn.platform.graphql;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves {@code /graphql} once the caller is known and before the stock routes, which have no limits and speak WebSocket. */
@ApplicationScoped
class GraphqlRoute {
    private static final int AFTER_AUTHENTICATION = -150;

    void register(
            @Observes Router router,
            CurrentIdentityAssociation identity,
            CurrentVertxRequest request,
            GraphqlEngine engine,
            OperationMetrics metrics,
            GraphqlSettings limits,
            @ConfigProperty(name = "kequn.graphql-rules") boolean rules) {
        if (!rules) {
            throw new IllegalStateException("kequn.graphql-rules must be true: without it no limit holds");
        }
        router.route("/graphql")
                .order(AFTER_AUTHENTICATION)
                .handler(BodyHandler.create(false).setBodyLimit(limits.maxBody()))
                .handler(new GraphqlHandler(identity, request, engine, metrics, limits))
                .failureHandler(GraphqlHandler::refuseUnread);
    }
}
