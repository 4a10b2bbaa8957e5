package dev.kequn.access.rest;

import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.Unavailable;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers requests about files and lists that cannot be served now, and says when to ask again. */
public class UnavailableAnswers {
    /** Seconds. */
    public static final String RETRY_AFTER = "2";

    @ServerExceptionMapper
    public Response refuse(Unavailable failure) {
        return Response.status(RequestErrorCode.UNAVAILABLE.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .entity(new JsonObject()
                        .put("code", RequestErrorCode.UNAVAILABLE.name())
                        .put("message", "The service cannot answer now")
                        .encode())
                .build();
    }
}
