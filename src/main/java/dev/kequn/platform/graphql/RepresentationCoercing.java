package dev.kequn.platform.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.Locale;
import java.util.Map;

/** Takes objects for {@link Representation}s; a scalar of SmallRye's is a text or a number. */
final class RepresentationCoercing implements Coercing<Representation, Object> {
    private static final String RULE = "_Any is an object with a __typename";
    private static final Coercing<?, ?> OBJECT = ExtendedScalars.Object.getCoercing();

    @Override
    public Object serialize(Object representation, GraphQLContext context, Locale locale) {
        return representation.toString();
    }

    @Override
    public Representation parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof Map<?, ?> fields) {
            return new Representation(fields);
        }
        throw new CoercingParseValueException(RULE);
    }

    @Override
    public Representation parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (OBJECT.parseLiteral(input, variables, context, locale) instanceof Map<?, ?> fields) {
            return new Representation(fields);
        }
        throw new CoercingParseLiteralException(RULE);
    }
}
