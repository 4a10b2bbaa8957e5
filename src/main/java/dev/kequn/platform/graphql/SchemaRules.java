package dev.kequn.platform.graphql;

import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.spi.EventingService;

/** Puts our rules into the engine when it is built: strict {@code Int}, limits of an operation, parsed documents. */
public final class SchemaRules implements EventingService {

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        return GraphQLSchema.newSchema(SchemaTransformer.transformSchema(builder.build(), new StrictScalars()));
    }

    @Override
    public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder builder) {
        GraphqlSettings settings =
                Arc.container().instance(GraphqlSettings.class).get();
        return builder.instrumentation(new ChainedInstrumentation(new OperationLimits(settings)))
                .preparsedDocumentProvider(new ParsedDocuments());
    }

    @Override
    public String getConfigKey() {
        return "kequn.graphql-rules";
    }

    private static final class StrictScalars extends GraphQLTypeVisitorStub {
        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            if (!scalar.getName().equals("Int")) {
                return TraversalControl.CONTINUE;
            }
            return changeNode(context, scalar.transform(type -> type.coercing(new StrictInt(scalar.getCoercing()))));
        }
    }
}
