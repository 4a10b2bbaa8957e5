package dev.kequn.platform.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import graphql.ExecutionResult;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL over HTTP: POST of JSON only, statuses and media types as in the specification
 * (https://graphql.github.io/graphql-over-http/draft/), errors with codes.
 */
final class GraphqlHandler extends SmallRyeGraphQLAbstractHandler {
    private static final Logger LOG = Logger.getLogger(GraphqlHandler.class);
    /** Every call of {@code Json.create…} looks for its provider on the class path anew. */
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private static final String JSON = "application/json";
    private static final String RESPONSE = "application/graphql-response+json";

    private final GraphqlEngine engine;
    private final OperationMetrics metrics;
    private final GraphqlSettings limits;

    GraphqlHandler(
            CurrentIdentityAssociation identity,
            CurrentVertxRequest request,
            GraphqlEngine engine,
            OperationMetrics metrics,
            GraphqlSettings limits) {
        super(identity, request, false);
        this.engine = engine;
        this.metrics = metrics;
        this.limits = limits;
    }

    @Override
    protected void doHandle(RoutingContext http) {
        Asked asked = Asked.now(metrics, limits.slow());
        if (http.request().method() != HttpMethod.POST) {
            http.response().putHeader("Allow", "POST");
            refuse(http, asked, RESPONSE, 405, "Only POST is served here");
            return;
        }
        String type = responseType(http.parsedHeaders().accept());
        if (type == null) {
            refuse(http, asked, RESPONSE, 406, "The response is " + RESPONSE + " or " + JSON);
            return;
        }
        if (!isJson(http)) {
            refuse(http, asked, type, 415, "The request must be " + JSON + " in UTF-8");
            return;
        }
        try {
            JsonObject request = RequestBody.parse(http.body().buffer(), limits.maxJsonDepth());
            engine.execute(request, asked).whenComplete(new Writer(http, asked, type));
        } catch (Refusal refusal) {
            refuse(http, asked, type, 400, refusal.getMessage());
        }
    }

    /** Answers a body over the limit and a token that is not valid; other failures are not ours. */
    static void refuseUnread(RoutingContext http) {
        if (http.statusCode() == 413) {
            http.response().putHeader("Connection", "close");
            refuse(http, RESPONSE, 413, "The body is too large");
        } else if (http.failure() instanceof AuthenticationFailedException
                && !http.response().ended()) {
            String type = responseType(http.parsedHeaders().accept());
            http.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            refuse(
                    http,
                    type == null ? RESPONSE : type,
                    401,
                    RequestErrorCode.UNAUTHENTICATED,
                    "The token is not valid");
        } else {
            http.next();
        }
    }

    private static boolean isJson(RoutingContext http) {
        MIMEHeader type = http.parsedHeaders().contentType();
        String charset = type.parameter("charset");
        return JSON.equals(mediaType(type))
                && (charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8"));
    }

    /** The best type the client accepts, the new one where it does not care; null when neither will do. */
    private static @Nullable String responseType(List<MIMEHeader> accepted) {
        if (accepted.isEmpty()) {
            return JSON;
        }
        for (MIMEHeader header : accepted) {
            String type = mediaType(header);
            if (type.equals(RESPONSE) || type.equals(JSON)) {
                return type;
            }
            if (type.equals("*/*") || type.equals("application/*")) {
                return RESPONSE;
            }
        }
        return null;
    }

    /** Type and subtype in lower case, without parameters. */
    private static String mediaType(MIMEHeader header) {
        return header.rawValue().split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    private static void refuse(RoutingContext http, Asked asked, String type, int status, String message) {
        asked.answered(List.of(RequestErrorCode.BAD_REQUEST.name()));
        refuse(http, type, status, message);
    }

    private static void refuse(RoutingContext http, String type, int status, String message) {
        refuse(http, type, status, RequestErrorCode.BAD_REQUEST, message);
    }

    private static void refuse(RoutingContext http, String type, int status, RequestErrorCode code, String message) {
        JsonObject body = BUILDERS.createObjectBuilder()
                .add(
                        "errors",
                        BUILDERS.createArrayBuilder()
                                .add(ErrorReport.report(code, message, null).toJson()))
                .build();
        http.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type + "; charset=utf-8")
                .end(body.toString());
    }

    /** Writes one execution's result; the new media type tells a refused request by its status, the old one cannot. */
    private record Writer(RoutingContext http, Asked asked, String type)
            implements BiConsumer<ExecutionResult, Throwable> {
        @Override
        public void accept(@Nullable ExecutionResult result, @Nullable Throwable failure) {
            if (result == null) {
                LOG.error("A GraphQL request failed outside its execution", failure);
                asked.answered(List.of(RequestErrorCode.INTERNAL_ERROR.name()));
                refuse(http, type, 500, RequestErrorCode.INTERNAL_ERROR, "Internal error");
                return;
            }
            List<ErrorReport> errors = ErrorReport.of(result.getErrors());
            asked.answered(
                    errors.isEmpty()
                            ? List.of()
                            : errors.stream().map(ErrorReport::code).toList());
            if (!http.response().ended() && !http.response().closed()) {
                write(result, errors);
            }
        }

        private void write(ExecutionResult result, List<ErrorReport> errors) {
            boolean data = result.isDataPresent()
                    && !(result.getData() == null && errors.stream().allMatch(ErrorReport::refusesRequest));
            http.response()
                    .setStatusCode(data || type.equals(JSON) ? 200 : 400)
                    .putHeader("Content-Type", type + "; charset=utf-8")
                    .end(body(result, errors, data));
        }

        private static String body(ExecutionResult result, List<ErrorReport> errors, boolean data) {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            if (!errors.isEmpty()) {
                body.put("errors", errors.stream().map(ErrorReport::toJson).toList());
            }
            if (data) {
                body.put("data", result.getData());
            }
            if (result.getExtensions() != null) {
                body.put("extensions", result.getExtensions());
            }
            return AnswerJson.of(body);
        }
    }
}
