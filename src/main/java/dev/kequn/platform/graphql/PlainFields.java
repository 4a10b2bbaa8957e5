package dev.kequn.platform.graphql;

import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;
import org.jspecify.annotations.Nullable;

/**
 * Has components of objects read without a context of their own. SmallRye makes one for each field of each object; only
 * adapters could look at it. What is a method of an API (roots, resolvers, batches) never comes here.
 */
public final class PlainFields implements DataFetcherService {
    private static final int BEFORE_OTHERS = 0;

    @Override
    public Integer getPriority() {
        return BEFORE_OTHERS;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable PlugableDataFetcher getFieldDataFetcher(Field field, Type type, Reference owner) {
        return isPlain(field) ? new PlainField<>(field, owner) : null;
    }

    private static boolean isPlain(Field field) {
        boolean adapted = field.isAdaptingWith()
                || field.isAdaptingTo()
                || field.getReference().isAdaptingWith()
                || field.getReference().isAdaptingTo();
        boolean map = field.hasWrapper() && field.getWrapper().isMap();
        return field.getMethodName() != null && !adapted && !map;
    }
}
