package dev.kequn.platform.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.SqlState;
import dev.kequn.platform.db.Unavailability;
import dev.kequn.platform.observe.LogFields;
import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.execution.AbortExecutionException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One top-level error as a client sees it: message, place, stable code; never an exception's own words. */
record ErrorReport(String code, String message, @Nullable GraphQLError origin, Map<String, Object> details) {
    private static final Logger LOG = Logger.getLogger(ErrorReport.class);
    private static final RareWarnings TROUBLE = new RareWarnings(LOG, Duration.ofSeconds(5));
    /** PostgreSQL takes every character of Unicode but the zero. */
    private static final String NO_TEXT = "22021";

    static ErrorReport of(GraphQLError error) {
        if (error instanceof ExceptionWhileDataFetching fetching) {
            return ofFailure(fetching.getException(), error);
        }
        if (error instanceof OperationLimits.IntrospectionDisabled) {
            return report(RequestErrorCode.INTROSPECTION_DISABLED, error.getMessage(), error);
        }
        if (error instanceof OperationLimits.UnfitArgument) {
            return report(RequestErrorCode.VALIDATION_ERROR, error.getMessage(), error);
        }
        if (error instanceof AbortExecutionException) {
            return report(RequestErrorCode.OPERATION_TOO_LARGE, error.getMessage(), error);
        }
        if (error instanceof InvalidSyntaxError) {
            return report(RequestErrorCode.SYNTAX_ERROR, "The document does not parse", error);
        }
        if (error.getErrorType() == ErrorType.ValidationError) {
            return report(RequestErrorCode.VALIDATION_ERROR, ValidationWords.of(error.getMessage()), error);
        }
        // SmallRye names neither a type nor a code when the document does not parse.
        if ("Unparseable input document".equals(error.getMessage())) {
            return report(RequestErrorCode.SYNTAX_ERROR, "The document does not parse", error);
        }
        if (error.getErrorType() == ErrorType.DataFetchingException) {
            return report(RequestErrorCode.VALIDATION_ERROR, "An argument does not fit its type", error);
        }
        if (followsFromAnother(error)) {
            return report(RequestErrorCode.INTERNAL_ERROR, "The field has no value because of a fault", error);
        }
        return report(RequestErrorCode.BAD_REQUEST, error.getMessage(), error);
    }

    /** A field without a value takes its parent along; why it has none is an error of its own. */
    private static boolean followsFromAnother(GraphQLError error) {
        return error.getErrorType() == ErrorType.NullValueInNonNullableField;
    }

    /** The errors of one execution, without those that only follow from others. */
    static List<ErrorReport> of(List<GraphQLError> errors) {
        boolean more = errors.stream().anyMatch(error -> !followsFromAnother(error));
        return errors.stream()
                .filter(error -> !more || !followsFromAnother(error))
                .map(ErrorReport::of)
                .toList();
    }

    private static ErrorReport ofFailure(Throwable wrapped, GraphQLError error) {
        Throwable failure = unwrap(wrapped);
        if (failure instanceof Refusal refusal) {
            return new ErrorReport(refusal.code().name(), refusal.getMessage(), error, refusal.details());
        }
        if (failure instanceof UnauthorizedException) {
            return report(RequestErrorCode.UNAUTHENTICATED, "A valid token is needed", error);
        }
        if (failure instanceof ForbiddenException) {
            return report(RequestErrorCode.FORBIDDEN, "The caller's roles do not allow this", error);
        }
        if (failure instanceof AbstractDataFetcherException) {
            return report(RequestErrorCode.VALIDATION_ERROR, "An argument does not fit its type", error);
        }
        if (SqlState.isCauseOf(failure, NO_TEXT)) {
            return report(RequestErrorCode.INVALID_ARGUMENT, "A text has a character no text may have", error);
        }
        if (Unavailability.isCauseOf(failure)) {
            TROUBLE.tell(failure.toString());
            return traceable(RequestErrorCode.UNAVAILABLE, "The service cannot answer now", error);
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(failure, "Fault %s at %s", reference, error.getPath());
        return traceable(RequestErrorCode.INTERNAL_ERROR, "Internal error, reference " + reference, error);
    }

    /** With the id under which operations find the request in logs and traces. */
    private static ErrorReport traceable(RequestErrorCode code, String message, GraphQLError error) {
        String trace = LogFields.traceId();
        return new ErrorReport(code.name(), message, error, trace == null ? Map.of() : Map.of("traceId", trace));
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable inner = failure;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    static ErrorReport report(RequestErrorCode code, String message, @Nullable GraphQLError origin) {
        return new ErrorReport(code.name(), message, origin, Map.of());
    }

    /** Whether the request never came to its execution. */
    boolean refusesRequest() {
        return origin == null || origin.getPath() == null || origin.getPath().isEmpty();
    }

    JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("message", message);
        if (origin != null
                && origin.getLocations() != null
                && !origin.getLocations().isEmpty()) {
            JsonArrayBuilder places = Json.createArrayBuilder();
            origin.getLocations()
                    .forEach(place -> places.add(Json.createObjectBuilder()
                            .add("line", place.getLine())
                            .add("column", place.getColumn())));
            json.add("locations", places);
        }
        if (origin != null && origin.getPath() != null) {
            json.add("path", path(origin.getPath()));
        }
        JsonObjectBuilder extensions = Json.createObjectBuilder(details).add("code", code);
        return json.add("extensions", extensions).build();
    }

    private static JsonArrayBuilder path(List<Object> segments) {
        JsonArrayBuilder path = Json.createArrayBuilder();
        for (Object segment : segments) {
            if (segment instanceof Integer index) {
                path.add(index);
            } else {
                path.add(segment.toString());
            }
        }
        return path;
    }
}
