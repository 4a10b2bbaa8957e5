package dev.kequn.platform.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code Int} as the GraphQL specification has it: a whole number of 32 bits, refused otherwise and never wrapped. */
final class StrictInt implements Coercing<Object, Object> {
    static final String RULE = "Int is a whole number between -2147483648 and 2147483647, not ";

    private final Coercing<?, ?> output;

    StrictInt(Coercing<?, ?> output) {
        this.output = output;
    }

    @Override
    public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
        return output.serialize(result, context, locale);
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof Number number) {
            try {
                return new BigDecimal(number.toString()).intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new CoercingParseValueException(RULE + number);
            }
        }
        throw new CoercingParseValueException(RULE + "a " + kind(input));
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof IntValue literal) {
            BigInteger value = literal.getValue();
            if (value.bitLength() < Integer.SIZE) {
                return value.intValue();
            }
            throw new CoercingParseLiteralException(RULE + value);
        }
        throw new CoercingParseLiteralException(RULE + "another kind of value");
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return IntValue.newIntValue(new BigInteger(input.toString())).build();
    }

    private static String kind(Object input) {
        return input instanceof String ? "string" : input instanceof Boolean ? "boolean" : "structure";
    }
}
