package dev.kequn.access.rest;

import dev.kequn.platform.RequestErrorCode;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells a caller without a valid token, or without the role, what he lacks, in the form of every other refusal of files
 * and lists; {@code /graphql} has its own.
 */
@ApplicationScoped
public class CallerErrors {
    /** Behind the handlers that know better, before the one that answers without a body. */
    private static final int BEFORE_STOCK = -100;

    @ServerExceptionMapper
    public Response unauthenticated(UnauthorizedException missing) {
        return Response.status(401)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(RequestErrorCode.UNAUTHENTICATED, "A valid token is needed"))
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refused) {
        return Response.status(403)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(RequestErrorCode.FORBIDDEN, "The caller's roles do not allow this"))
                .build();
    }

    /** A token that is not right is refused before anybody asks what for. */
    void register(@Observes Router router) {
        router.route().order(BEFORE_STOCK).failureHandler(CallerErrors::refuseToken);
    }

    private static void refuseToken(RoutingContext http) {
        if (!(http.failure() instanceof AuthenticationFailedException)
                || http.response().ended()) {
            http.next();
            return;
        }
        http.response()
                .setStatusCode(401)
                .putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(body(RequestErrorCode.UNAUTHENTICATED, "The token is not valid"));
    }

    private static String body(RequestErrorCode code, String message) {
        return new JsonObject().put("code", code.name()).put("message", message).encode();
    }
}
