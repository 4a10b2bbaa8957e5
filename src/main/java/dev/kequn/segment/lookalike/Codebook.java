package dev.kequn.segment.lookalike;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The features of a model and how their values are binned. */
record Codebook(List<Feature> features, List<Bins> bins) {
    /** Customers whose values decide on the bins; more do not move a quantile by what matters. */
    static final int SAMPLE = 50_000;

    /** @param rows values in the order of the features */
    static Codebook learn(List<Feature> features, List<@Nullable Object[]> rows) {
        List<Bins> bins = IntStream.range(0, features.size())
                .mapToObj(place -> bins(features.get(place).type(), place, rows))
                .toList();
        return new Codebook(List.copyOf(features), bins);
    }

    private static Bins bins(Feature.Type type, int place, List<@Nullable Object[]> rows) {
        return switch (type) {
            case NUMBER ->
                NumberBins.learn(rows.stream()
                        .map(row -> row[place])
                        .filter(Objects::nonNull)
                        .mapToDouble(Double.class::cast)
                        .filter(value -> !Double.isNaN(value))
                        .toArray());
            case CATEGORY ->
                CategoryBins.learn(
                        rows.stream()
                                .map(row -> row[place])
                                .filter(Objects::nonNull)
                                .map(String.class::cast)
                                .toList(),
                        rows.size());
        };
    }

    int size() {
        return features.size();
    }
}
