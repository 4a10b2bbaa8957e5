package dev.kequn.platform.graphql;

import graphql.ExecutionResult;
import graphql.analysis.QueryComplexityCalculator;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
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
        ExecutionContext execution = parameters.getExecutionContext();
        refuseIntrospection(execution);
        Shape shape = Shape.of(execution.getDocument());
        refuse("aliases", shape.aliases, limits.maxAliases());
        refuse("directives", shape.directives, limits.maxDirectives());
        refuse("root fields", rootFields(execution.getOperationDefinition()), limits.maxRootFields());
        refuse("levels of fields", depth(execution), limits.maxDepth());
        int cost = cost(execution);
        refuse("nodes (cost)", cost, limits.maxCost());
        execution.getGraphQLContext().put(COST, cost);
        return SimpleInstrumentationContext.noOp();
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

    private void refuseIntrospection(ExecutionContext execution) {
        if (limits.introspection()) {
            return;
        }
        boolean asked = execution.getOperationDefinition().getSelectionSet().getSelectionsOfType(Field.class).stream()
                .anyMatch(field ->
                        field.getName().startsWith("__") && !field.getName().equals("__typename"));
        if (asked) {
            throw new IntrospectionDisabled();
        }
    }

    private static int rootFields(OperationDefinition operation) {
        return operation.getSelectionSet().getSelections().size();
    }

    private static int depth(ExecutionContext execution) {
        return traverser(execution)
                .reducePreOrder(
                        (environment, deepest) -> Math.max(deepest, introspects(environment) ? 1 : level(environment)),
                        0);
    }

    private static int level(QueryVisitorFieldEnvironment environment) {
        int level = 1;
        for (var parent = environment.getParentEnvironment(); parent != null; parent = parent.getParentEnvironment()) {
            level++;
        }
        return level;
    }

    private static boolean introspects(QueryVisitorFieldEnvironment environment) {
        QueryVisitorFieldEnvironment root = environment;
        while (root.getParentEnvironment() != null) {
            root = root.getParentEnvironment();
        }
        return root.getField().getName().startsWith("__");
    }

    private static QueryTraverser traverser(ExecutionContext execution) {
        return QueryTraverser.newQueryTraverser()
                .schema(execution.getGraphQLSchema())
                .document(execution.getDocument())
                .operationName(execution.getExecutionInput().getOperationName())
                .coercedVariables(execution.getCoercedVariables())
                .build();
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

    /** What can be counted on the document alone, each fragment once. */
    private static final class Shape extends NodeVisitorStub {
        private int aliases;
        private int directives;

        static Shape of(Document document) {
            Shape shape = new Shape();
            new NodeTraverser().preOrder(shape, document.getDefinitions());
            return shape;
        }

        @Override
        public TraversalControl visitField(Field field, TraverserContext<Node> context) {
            if (field.getAlias() != null) {
                aliases++;
            }
            return super.visitField(field, context);
        }

        @Override
        public TraversalControl visitDirective(graphql.language.Directive directive, TraverserContext<Node> context) {
            directives++;
            return super.visitDirective(directive, context);
        }
    }

    /** Its own type, so that it keeps its own code. */
    static final class IntrospectionDisabled extends AbortExecutionException {
        IntrospectionDisabled() {
            super("Introspection is switched off");
        }
    }
}
