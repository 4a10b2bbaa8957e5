package dev.kequn.platform.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.spi.ClassloadingService;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one component of an object; its value is formatted by SmallRye as ever. */
final class PlainField<T> implements PlugableDataFetcher<T>, LightDataFetcher<T> {
    private final FieldHelper values;
    private final Method accessor;

    PlainField(Field field, Reference owner) {
        this.values = new FieldHelper(field);
        try {
            this.accessor =
                    ClassloadingService.get().loadClass(owner.getClassName()).getMethod(field.getMethodName());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable T get(DataFetchingEnvironment environment) throws Exception {
        return read(environment.getSource());
    }

    @Override
    public @Nullable T get(GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        return read(source);
    }

    /** Only what adapts a value looks at the environment of a fetch, and such fields are not read here. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private @Nullable T read(Object source) throws Exception {
        return (T) values.transformOrAdaptResponse(accessor.invoke(source), null);
    }
}
