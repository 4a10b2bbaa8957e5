package dev.kequn.platform.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.analysis.QueryComplexityCalculator;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.ExecutionContext;
import graphql.language.Document;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures operations, each once for the same numbers: parsed documents are kept, and of its variables only numbers and
 * switches, and which of them are null, decide how large an operation is.
 */
// What Caffeine loads by name for a cache of this form; the extension tells a native image of the common forms only.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.WSMS", "com.github.benmanes.caffeine.cache.FSMS"})
final class OperationSizes {
    private static final int DEFAULT_PAGE = 20;
    private static final int MOST_DOCUMENTS = 2048;
    private static final int MOST_OF_A_DOCUMENT = 32;

    private final int mostFields;
    private final Cache<Document, Map<Numbers, OperationSize>> known =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST_DOCUMENTS).build();

    /** What of a request decides; other variables are only there or not. */
    private record Numbers(@Nullable String operation, Map<String, Object> variables) {
        static Numbers of(ExecutionContext execution) {
            Map<String, Object> deciding = new HashMap<>();
            execution.getCoercedVariables().toMap().forEach((name, value) -> deciding.put(name, deciding(value)));
            return new Numbers(execution.getExecutionInput().getOperationName(), deciding);
        }

        private static Object deciding(@Nullable Object value) {
            if (value == null) {
                return "null";
            }
            if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Representation) {
                return list.size();
            }
            return value instanceof Number || value instanceof Boolean ? value : "";
        }
    }

    /** @param mostFields operations with more fields are not walked through */
    OperationSizes(int mostFields) {
        this.mostFields = mostFields;
    }

    OperationSize of(ExecutionContext execution) {
        Map<Numbers, OperationSize> sizes = known.get(execution.getDocument(), document -> new ConcurrentHashMap<>());
        Numbers numbers = Numbers.of(execution);
        OperationSize size = sizes.get(numbers);
        if (size == null) {
            size = measure(execution);
            if (sizes.size() < MOST_OF_A_DOCUMENT) {
                sizes.put(numbers, size);
            }
        }
        return size;
    }

    private OperationSize measure(ExecutionContext execution) {
        DocumentShape shape = DocumentShape.of(execution.getDocument());
        int expanded = shape.expanded(execution.getOperationDefinition());
        if (expanded > mostFields) {
            return new OperationSize(
                    shape.aliases(), shape.directives(), expanded, 0, 0, 0, false, OperationMetrics.NONE);
        }
        Reach reach = Reach.of(execution);
        return new OperationSize(
                shape.aliases(),
                shape.directives(),
                expanded,
                reach.rootFields,
                reach.levels,
                cost(execution),
                reach.introspects,
                reach.operation);
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
        if (arguments.get("representations") instanceof Collection<?> objects) {
            return Math.max(1, objects.size());
        }
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
        private String operation = OperationMetrics.NONE;

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
                operation = rootFields == 1 || operation.equals(name) ? name : OperationMetrics.SEVERAL;
                introspects |= name.startsWith("__") && !name.equals("__typename");
            }
            levels = Math.max(levels, name.startsWith("__") ? 1 : level);
        }
    }
}
