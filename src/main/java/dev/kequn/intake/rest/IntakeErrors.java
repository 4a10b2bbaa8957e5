package dev.kequn.intake.rest;

import dev.kequn.access.rest.UnavailableAnswers;
import dev.kequn.platform.HttpStatus;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers refusals of every file and list as {@code {"code": …, "message": …}}, with what else there is to say. */
public class IntakeErrors {
    @ServerExceptionMapper
    public Response refuse(Refusal refusal) {
        int status = refusal.code() instanceof HttpStatus code ? code.status() : 400;
        JsonObject body = new JsonObject().put("code", refusal.code().name()).put("message", refusal.getMessage());
        refusal.details().forEach(body::put);
        Response.ResponseBuilder answer =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body.encode());
        if (status == RequestErrorCode.UNAVAILABLE.status()) {
            answer.header(HttpHeaders.RETRY_AFTER, UnavailableAnswers.RETRY_AFTER);
        }
        return answer.build();
    }
}
