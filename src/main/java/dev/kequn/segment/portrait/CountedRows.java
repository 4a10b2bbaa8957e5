package dev.kequn.segment.portrait;

import dev.kequn.segment.portrait.Traits.Counts;
import dev.kequn.segment.portrait.Traits.Names;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link PortraitStatement} has found, by the traits it was made of. */
final class CountedRows {
    private final List<Traits> traits;
    private final List<Map<@Nullable String, Tally>> bySource = new ArrayList<>();
    private Tally population = Tally.NONE;

    CountedRows(RowSet<Row> rows, List<Traits> traits) {
        this.traits = traits;
        traits.forEach(one -> one.sources().forEach(source -> bySource.add(new LinkedHashMap<>())));
        rows.forEach(this::add);
    }

    private void add(Row row) {
        Tally tally = Tally.of(row.getInteger("part"), new Weight(row.getLong("customers"), row.getLong("aum")));
        int source = row.getInteger("source");
        if (source < 0) {
            population = population.plus(tally);
        } else {
            bySource.get(source).merge(row.getString("value"), tally, Tally::plus);
        }
    }

    Tally population() {
        return population;
    }

    /** The values found of a dimension that one column tells. */
    List<String> codes(PortraitDimension dimension) {
        int source = 0;
        for (Traits one : traits) {
            if (one.dimensions().contains(dimension)) {
                return bySource.get(source).keySet().stream()
                        .filter(Objects::nonNull)
                        .toList();
            }
            source += one.sources().size();
        }
        return List.of();
    }

    List<Family> families(Names names) {
        List<Family> families = new ArrayList<>();
        int source = 0;
        for (Traits one : traits) {
            List<Counts> found = new ArrayList<>();
            for (Source column : one.sources()) {
                found.add(counts(column, bySource.get(source)));
                source++;
            }
            families.add(one.family(found, names));
        }
        return families;
    }

    /** The statement tells one value more than are shown. */
    private static Counts counts(Source column, Map<@Nullable String, Tally> found) {
        if (column.shape() == Distribution.Shape.ORDERED || found.size() <= PortraitStatement.MOST_VALUES) {
            return new Counts(found, false);
        }
        Map<@Nullable String, Tally> first = new LinkedHashMap<>();
        found.forEach((value, tally) -> {
            if (first.size() < PortraitStatement.MOST_VALUES) {
                first.put(value, tally);
            }
        });
        return new Counts(first, true);
    }
}
