package dev.kequn.platform.graphql;

import io.quarkus.smallrye.graphql.runtime.spi.datafetcher.QuarkusUniDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.BatchLoaderHelper;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Schema;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.BatchLoaderWithContext;
import org.dataloader.CacheKey;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;

/** The batches of the schema; a request has those its fields ask for. */
final class Batches {
    private final Map<String, Batch> known;

    private record Batch(BatchLoaderWithContext<Object, Object> read, @Nullable DataLoaderOptions options) {
        DataLoader<Object, Object> open() {
            return options == null
                    ? DataLoaderFactory.newDataLoader(read)
                    : DataLoaderFactory.newDataLoader(read, options);
        }
    }

    private Batches(Map<String, Batch> known) {
        this.known = known;
    }

    static Batches of(Schema model) {
        BatchLoaderHelper names = new BatchLoaderHelper();
        return new Batches(model.getBatchOperations().stream()
                .collect(Collectors.toMap(names::getName, operation -> batch(model, operation))));
    }

    /** Every batch gives a Uni, as every resolver does. */
    private static Batch batch(Schema model, Operation operation) {
        boolean alike = operation.getArguments().stream().allMatch(Argument::isSourceArgument);
        return new Batch(
                new QuarkusUniDataFetcher<>(operation, model.getTypes().get(operation.getName())),
                alike
                        ? null
                        : DataLoaderOptions.newOptions()
                                .setCacheKeyFunction(new Asked())
                                .build());
    }

    DataLoaderRegistry ofARequest() {
        return new OfARequest(known);
    }

    private static final class OfARequest extends DataLoaderRegistry {
        private final Function<String, DataLoader<?, ?>> open;

        OfARequest(Map<String, Batch> known) {
            this.open = name -> known.get(name).open();
        }

        @Override
        public <K, V> DataLoader<K, V> getDataLoader(String name) {
            return computeIfAbsent(name, open);
        }
    }

    /** The same object with other arguments is another question. */
    private static final class Asked implements CacheKey<Object> {
        @Override
        public Object getKey(Object object) {
            return object;
        }

        @Override
        public Object getKeyWithContext(Object object, Object context) {
            return List.of(object, ((Map<?, ?>) context).get(BatchLoaderHelper.ARGUMENTS));
        }
    }
}
