package dev.kequn.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/**
 * Makes GraphiQL open with the examples. The stock page can be given one operation at most, by its address; so its
 * start script is replaced by one of our own, which opens a tab for each example. The start page leads there.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoPages {
    static final String GRAPHIQL = "/q/graphql-ui/";
    private static final int BEFORE_STOCK_ROUTES = -1000;

    void register(@Observes Router router) {
        serve(router, "/", http -> http.redirect(GRAPHIQL));
        serve(router, GRAPHIQL + "render.js", send("text/javascript", () -> DemoExamples.read("graphiql.js")));
        serve(router, "/demo/examples", send("application/json", () -> DemoExamples.tabs()
                .encode()));
    }

    private static void serve(Router router, String path, Handler<RoutingContext> handler) {
        router.get(path).order(BEFORE_STOCK_ROUTES).handler(handler);
    }

    private static Handler<RoutingContext> send(String type, Supplier<String> content) {
        return http -> http.response()
                .putHeader("Content-Type", type + "; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(content.get());
    }
}
