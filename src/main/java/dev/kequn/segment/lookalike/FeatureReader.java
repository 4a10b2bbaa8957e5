package dev.kequn.segment.lookalike;

import dev.kequn.customer.CustomerRanges;
import dev.kequn.job.ChunkPlan;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the bank slice by slice into a table of bins; rows are never kept, and never handled on an event loop. */
@ApplicationScoped
class FeatureReader {
    private final LookalikeSettings settings;
    private final FeatureCatalogues catalogues;
    private final BusinessTime time;
    private final Vertx vertx;

    FeatureReader(LookalikeSettings settings, FeatureCatalogues catalogues, BusinessTime time, Vertx vertx) {
        this.settings = settings;
        this.catalogues = catalogues;
        this.time = time;
        this.vertx = vertx;
    }

    /** @param without names of features that must not be used */
    Uni<FeatureTable> table(SqlConnection client, LookalikeAim aim, List<String> without) {
        return CustomerRanges.plan(client, settings.sliceSize()).chain(slices -> {
            long customers = slices.stream().mapToLong(ChunkPlan::units).sum();
            long every = Math.max(1, (customers + Codebook.SAMPLE - 1) / Codebook.SAMPLE);
            return catalogues
                    .read(client, every)
                    .map(all -> all.without(without))
                    .chain(catalogue -> {
                        FeatureStatement statement =
                                new FeatureStatement(aim.who(), catalogue.facts(), aim.seedSegment(), time);
                        return codebook(client, statement, catalogue, slices, every)
                                .chain(codebook -> table(client, statement, catalogue, slices, codebook));
                    });
        });
    }

    private Uni<Codebook> codebook(
            SqlConnection client,
            FeatureStatement statement,
            FeatureCatalogue catalogue,
            List<ChunkPlan> slices,
            long every) {
        List<@Nullable Object[]> sample = new ArrayList<>();
        return each(client, statement, slices, every, row -> sample.add(catalogue.values(statement.read(row))))
                .chain(() -> vertx.executeBlocking(() -> Codebook.learn(catalogue.list(), sample)));
    }

    private Uni<FeatureTable> table(
            SqlConnection client,
            FeatureStatement statement,
            FeatureCatalogue catalogue,
            List<ChunkPlan> slices,
            Codebook codebook) {
        FeatureTable table = new FeatureTable(codebook);
        return each(
                        client,
                        statement,
                        slices,
                        1,
                        row -> table.add(
                                row.getLong("customer_id"),
                                row.getBoolean("seed"),
                                catalogue.values(statement.read(row))))
                .replaceWith(table);
    }

    private Uni<Void> each(
            SqlConnection client, FeatureStatement statement, List<ChunkPlan> slices, long every, Consumer<Row> use) {
        return Multi.createFrom()
                .iterable(slices)
                .onItem()
                .transformToUniAndConcatenate(slice -> client.preparedQuery(statement.text())
                        .execute(statement.values(slice, every))
                        .chain(rows -> vertx.executeBlocking(() -> {
                            rows.forEach(use);
                            return true;
                        })))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
