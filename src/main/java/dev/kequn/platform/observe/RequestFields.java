package dev.kequn.platform.observe;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives each request its fields in the log, once the caller is known and before anything is done for him. */
@ApplicationScoped
class RequestFields {
    /** Behind authentication, before the API. */
    private static final int FIRST = -160;

    private final CallerId callers;

    RequestFields(CallerId callers) {
        this.callers = callers;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::begin);
    }

    private void begin(RoutingContext http) {
        String caller = http.user() instanceof QuarkusHttpUser user ? callers.of(user.getSecurityIdentity()) : "nobody";
        LogFields.begin(
                http.request().getHeader("traceparent"),
                caller,
                place(http.request().path()));
        http.next();
    }

    /** The first part of a path: what follows may name anything. */
    private static String place(String path) {
        int second = path.indexOf('/', 1);
        return second < 0 ? path : path.substring(0, second);
    }
}
