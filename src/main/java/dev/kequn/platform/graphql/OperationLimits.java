package dev.kequn.platform.graphql;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an operation that asks for too much, before the first field is fetched, and reports the cost of one that
 * does not.
 *
 * <p>Cost is the number of nodes an operation can return: a field counts one for each time it can occur, a connection
 * multiplies what is below it by its {@code first}. Introspection has a fixed shape and only its root is counted.
 */
final class OperationLimits extends SimplePerformantInstrumentation {
    private static final String COST = "kequn.cost";

    private final GraphqlSettings limits;
    private final OperationSizes sizes;

    OperationLimits(GraphqlSettings limits) {
        this.limits = limits;
        this.sizes = new OperationSizes(limits.maxCost());
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        try {
            refuseTooLarge(parameters.getExecutionContext());
        } catch (NonNullableValueCoercedAsNullException e) {
            throw new UnfitArgument(e.getMessage());
        }
        return SimpleInstrumentationContext.noOp();
    }

    private void refuseTooLarge(ExecutionContext execution) {
        OperationSize size = sizes.of(execution);
        refuse("aliases", size.aliases(), limits.maxAliases());
        refuse("directives", size.directives(), limits.maxDirectives());
        refuse("nodes (cost)", size.expanded(), limits.maxCost());
        if (size.introspects() && !limits.introspection()) {
            throw new IntrospectionDisabled();
        }
        refuse("root fields", size.rootFields(), limits.maxRootFields());
        refuse("levels of fields", size.levels(), limits.maxDepth());
        refuse("nodes (cost)", size.cost(), limits.maxCost());
        execution.getGraphQLContext().put(COST, size.cost());
        Asked asked = execution.getGraphQLContext().get(Asked.class);
        if (asked != null) {
            asked.isFor(execution.getOperationDefinition().getOperation().name().toLowerCase(Locale.ROOT), size);
        }
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result, InstrumentationExecutionParameters parameters, InstrumentationState state) {
        Integer cost = parameters.getGraphQLContext().get(COST);
        if (cost == null) {
            return CompletableFuture.completedFuture(result);
        }
        Map<String, Object> report = Map.of("requested", cost, "limit", limits.maxCost());
        return CompletableFuture.completedFuture(result.transform(builder -> builder.addExtension("cost", report)));
    }

    private static void refuse(String what, int asked, int limit) {
        if (asked > limit) {
            throw new AbortExecutionException(
                    "The operation has %d %s, more than the limit of %d".formatted(asked, what, limit));
        }
    }

    /** Its own type, so that it keeps its own code. */
    static final class IntrospectionDisabled extends AbortExecutionException {
        IntrospectionDisabled() {
            super("Introspection is switched off");
        }
    }

    /** A variable is null where the argument must not be: the engine notices when it first reads the arguments. */
    static final class UnfitArgument extends AbortExecutionException {
        UnfitArgument(String message) {
            super(message);
        }
    }
}
