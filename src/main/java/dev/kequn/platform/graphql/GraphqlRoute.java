package dev.kequn.platform.graphql;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves {@code /graphql} once the caller is known and before the stock routes, which have no limits and speak WebSocket. */
@ApplicationScoped
class GraphqlRoute {
    private static final int AFTER_AUTHENTICATION = -150;

    void register(
            @Observes Router router,
            CurrentIdentityAssociation identity,
            CurrentVertxRequest request,
            GraphqlSettings limits) {
        router.route("/graphql")
                .order(AFTER_AUTHENTICATION)
                .handler(BodyHandler.create(false).setBodyLimit(limits.maxBody()))
                .handler(new GraphqlHandler(identity, request, limits))
                .failureHandler(GraphqlHandler::refuseTooLarge);
    }
}
