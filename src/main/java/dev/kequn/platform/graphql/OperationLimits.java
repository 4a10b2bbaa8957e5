package dev.kequn.platform.graphql;

import graphql.ExecutionResult;
import graphql.analysis.QueryComplexityCalculator;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
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
    private static final int DEFAULT_PAGE = 20;

    private final GraphqlSettings limits;

    OperationLimits(GraphqlSettings limits) {
        this.limits = limits;
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
        DocumentShape shape = DocumentShape.of(execution.getDocument());
        refuse("aliases", shape.aliases(), limits.maxAliases());
        refuse("directives", shape.directives(), limits.maxDirectives());
        refuse("nodes (cost)", shape.expanded(execution.getOperationDefinition()), limits.maxCost());
        Reach reach = Reach.of(execution);
        if (reach.introspects && !limits.introspection()) {
            throw new IntrospectionDisabled();
        }
        refuse("root fields", reach.rootFields, limits.maxRootFields());
        refuse("levels of fields", reach.levels, limits.maxDepth());
        int cost = cost(execution);
        refuse("nodes (cost)", cost, limits.maxCost());
        execution.getGraphQLContext().put(COST, cost);
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

    private static int cost(ExecutionContext execution) {
        return QueryComplexityCalculator.newCalculator()
                .schema(execution.getGraphQLSchema())
                .document(execution.getDocument())
                .operationName(execution.getExecutionInput().getOperationName())
                .variables(execution.getCoercedVariables())
                .fieldComplexityCalculator((environment, children) -> {
                    if (environment.getField().getName().startsWith("__")) {
                        return 1;
                    }
                    long cost = 1
                            + (long) children
                                    * occurrences(
                                            environment.getArguments(),
                                            environment.getFieldDefinition().getArgument("first") != null);
                    return (int) Math.min(cost, Integer.MAX_VALUE / 4);
                })
                .build()
                .calculate();
    }

    private static int occurrences(Map<String, Object> arguments, boolean connection) {
        if (!connection) {
            return 1;
        }
        return arguments.get("first") instanceof Number first
                ? Math.max(1, Math.min(first.intValue(), Paging.MOST))
                : DEFAULT_PAGE;
    }

    /** What is seen only by walking through the fragments. Introspection has a level of its own only. */
    private static final class Reach extends QueryVisitorStub {
        private int rootFields;
        private int levels;
        private boolean introspects;

        static Reach of(ExecutionContext execution) {
            Reach reach = new Reach();
            QueryTraverser.newQueryTraverser()
                    .schema(execution.getGraphQLSchema())
                    .document(execution.getDocument())
                    .operationName(execution.getExecutionInput().getOperationName())
                    .coercedVariables(execution.getCoercedVariables())
                    .build()
                    .visitPreOrder(reach);
            return reach;
        }

        @Override
        public void visitField(QueryVisitorFieldEnvironment environment) {
            int level = 1;
            QueryVisitorFieldEnvironment root = environment;
            while (root.getParentEnvironment() != null) {
                root = root.getParentEnvironment();
                level++;
            }
            String name = root.getField().getName();
            if (level == 1) {
                rootFields++;
                introspects |= name.startsWith("__") && !name.equals("__typename");
            }
            levels = Math.max(levels, name.startsWith("__") ? 1 : level);
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
