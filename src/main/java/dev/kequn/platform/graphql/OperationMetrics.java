package dev.kequn.platform.graphql;

import dev.kequn.platform.RequestErrorCode;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many operations were answered, how, and in which time. They are told apart by their root field, of which the schema
 * has so many and no more: names that clients choose would be without end.
 */
@ApplicationScoped
class OperationMetrics {
    /** Of a request that never came to an operation. */
    static final String NONE = "none";
    /** Of an operation with different root fields. */
    static final String SEVERAL = "several";
    /** Of a refusal with a code of a room's own. */
    private static final String OWN_CODE = "REFUSED";

    private static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 1000, 5000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Set<String> REQUEST_CODES =
            Arrays.stream(RequestErrorCode.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** What became of a request. */
    enum Outcome {
        /** Without an error at the top; a mutation's own refusals are answers. */
        OK,
        /** The caller is to blame. */
        REFUSED,
        /** The same may succeed later. */
        UNAVAILABLE,
        /** The program is to blame. */
        FAULT
    }

    private final MeterRegistry registry;
    private final Map<String, Timer> durations = new HashMap<>();
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);

    OperationMetrics(GraphQLSchema schema, MeterRegistry registry) {
        this.registry = registry;
        Stream.concat(
                        Stream.of(NONE, SEVERAL, "__schema", "__type", "__typename"),
                        Stream.of(schema.getQueryType(), schema.getMutationType())
                                .filter(Objects::nonNull)
                                .flatMap(type -> type.getFieldDefinitions().stream())
                                .map(GraphQLFieldDefinition::getName))
                .distinct()
                .forEach(operation -> durations.put(operation, timer(operation)));
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("kequn.graphql.answers")
                            .description("Requests answered, by what became of them")
                            .tag("outcome", outcome.name())
                            .register(registry));
        }
        Stream.concat(REQUEST_CODES.stream(), Stream.of(OWN_CODE)).forEach(code -> errors(NONE, code));
    }

    private Timer timer(String operation) {
        return Timer.builder("kequn.graphql.operation")
                .description("How long operations took, by their root field")
                .tag("operation", operation)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Counter errors(String operation, String code) {
        return Counter.builder("kequn.graphql.errors")
                .description("Errors at the top of answers, by root field and code")
                .tag("operation", operation)
                .tag("code", code)
                .register(registry);
    }

    /** @param codes of the errors in the answer */
    void answered(String operation, long nanoseconds, List<String> codes) {
        Timer known = durations.get(operation);
        String name = known == null ? NONE : operation;
        (known == null ? durations.get(NONE) : known).record(Duration.ofNanos(nanoseconds));
        outcomes.get(outcome(codes)).increment();
        for (String code : codes) {
            errors(name, REQUEST_CODES.contains(code) ? code : OWN_CODE).increment();
        }
    }

    private static Outcome outcome(List<String> codes) {
        if (codes.isEmpty()) {
            return Outcome.OK;
        }
        if (codes.contains(RequestErrorCode.INTERNAL_ERROR.name())) {
            return Outcome.FAULT;
        }
        return codes.contains(RequestErrorCode.UNAVAILABLE.name()) ? Outcome.UNAVAILABLE : Outcome.REFUSED;
    }
}
