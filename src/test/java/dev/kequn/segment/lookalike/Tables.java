package dev.kequn.segment.lookalike;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables written down by hand. */
final class Tables {
    private Tables() {}

    /** One row of a table. */
    record Row(long id, boolean seed, @Nullable Object... values) {}

    static Feature number(String name) {
        return new Feature(name, Feature.Type.NUMBER);
    }

    static Feature category(String name) {
        return new Feature(name, Feature.Type.CATEGORY);
    }

    static FeatureTable table(List<Feature> features, List<Row> rows) {
        List<@Nullable Object[]> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.values()));
        return table(Codebook.learn(features, values), rows);
    }

    static FeatureTable table(Codebook codebook, List<Row> rows) {
        FeatureTable table = new FeatureTable(codebook);
        rows.forEach(row -> table.add(row.id(), row.seed(), row.values()));
        return table;
    }

    /** A table without features: rows that are of the seed or not. */
    static FeatureTable seeds(boolean... seeds) {
        FeatureTable table = new FeatureTable(new Codebook(List.of(), List.of()));
        for (int row = 0; row < seeds.length; row++) {
            table.add(row, seeds[row], new Object[0]);
        }
        return table;
    }
}
