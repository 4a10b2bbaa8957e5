package dev.kequn.platform.graphql;

import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.GraphQLUnionType;
import graphql.schema.SchemaTransformer;
import graphql.schema.TypeResolver;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.spi.EventingService;

/** Puts our rules into the engine when it is built: strict {@code Int}, strict defaults, limits of an operation. */
public final class SchemaRules implements EventingService {

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        GraphQLSchema strict = SchemaTransformer.transformSchema(builder.build(), new StrictScalars());
        GraphQLSchema ruled = SchemaTransformer.transformSchema(strict, new NoNullForADefault());
        return GraphQLSchema.newSchema(ruled)
                .codeRegistry(ruled.getCodeRegistry()
                        .transform(found -> ruled.getAllTypesAsList().forEach(type -> {
                            if (type instanceof GraphQLUnionType union) {
                                found.typeResolver(
                                        union,
                                        ofThisSchema(ruled.getCodeRegistry().getTypeResolver(union)));
                            }
                        })));
    }

    /** SmallRye's own resolvers give types as they were before these rules; a fragment on such a type matches nothing. */
    private static TypeResolver ofThisSchema(TypeResolver before) {
        return environment -> environment
                .getSchema()
                .getObjectType(before.getType(environment).getName());
    }

    @Override
    public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder builder) {
        GraphqlSettings settings =
                Arc.container().instance(GraphqlSettings.class).get();
        // What is there already fills the cache of parsed and validated documents; the builder does not show it.
        Instrumentation documentCache = builder.build().getInstrumentation();
        return builder.instrumentation(new ChainedInstrumentation(documentCache, rules(settings)));
    }

    /** What holds for every operation, whoever runs it. */
    static Instrumentation rules(GraphqlSettings settings) {
        return new ChainedInstrumentation(new OperationLimits(settings), new FreshMutations(), new UnaskedSelections());
    }

    @Override
    public String getConfigKey() {
        return "kequn.graphql-rules";
    }

    private static final class StrictScalars extends GraphQLTypeVisitorStub {
        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            return switch (scalar.getName()) {
                case "Int" ->
                    changeNode(context, scalar.transform(type -> type.coercing(new StrictInt(scalar.getCoercing()))));
                case "_Any" ->
                    changeNode(context, scalar.transform(type -> type.coercing(new RepresentationCoercing())));
                default -> TraversalControl.CONTINUE;
            };
        }
    }

    /** An argument with a default may be left out, and is not null; the engine drops the mark when it sees a default. */
    private static final class NoNullForADefault extends GraphQLTypeVisitorStub {
        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            boolean ours = context.getParentNode() instanceof GraphQLFieldDefinition;
            if (!ours || !argument.hasSetDefaultValue() || GraphQLTypeUtil.isNonNull(argument.getType())) {
                return TraversalControl.CONTINUE;
            }
            GraphQLInputType required = GraphQLNonNull.nonNull(argument.getType());
            return changeNode(context, argument.transform(change -> change.type(required)));
        }
    }
}
