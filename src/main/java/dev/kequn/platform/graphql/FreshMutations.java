package dev.kequn.platform.graphql;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/**
 * Batched fields are kept for a whole request, by what they belong to. The mutations of one request run one after the
 * other, so each forgets what the fields of the one before it read.
 */
final class FreshMutations extends SimplePerformantInstrumentation {
    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        DataFetchingEnvironment environment = parameters.getEnvironment();
        if (environment.getParentType() == environment.getGraphQLSchema().getMutationType()) {
            environment.getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll);
        }
        return fetcher;
    }
}
