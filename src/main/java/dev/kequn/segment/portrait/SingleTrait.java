package dev.kequn.segment.portrait;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A dimension of one column, which tells nothing of others.
 *
 * @param order of the column's values where they have one; empty where the most frequent come first
 * @param value what a value of the column is to those who read the portrait
 */
record SingleTrait(
        Trait trait,
        Source source,
        List<String> order,
        BiFunction<String, Names, CellValue> value,
        CellValue missing,
        String joins)
        implements Traits {

    static SingleTrait column(
            PortraitDimension dimension,
            Source source,
            List<String> order,
            BiFunction<String, Names, CellValue> value) {
        return new SingleTrait(Trait.of(dimension), source, order, value, CellValue.UNKNOWN, "");
    }

    /** Numbers of bands, the lowest first. */
    static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Override
    public List<PortraitDimension> dimensions() {
        return List.of(trait.dimension());
    }

    @Override
    public List<Source> sources() {
        return List.of(source);
    }

    @Override
    public Family family(List<Counts> found, Names names) {
        Counts counts = found.get(0);
        Map<CellValue, Tally> cells = new LinkedHashMap<>();
        counts.byValue().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> place(entry.getKey())))
                .forEach(entry -> cells.merge(
                        entry.getKey() == null ? missing : value.apply(entry.getKey(), names),
                        entry.getValue(),
                        Tally::plus));
        return Family.of(new Distribution(trait, source.shape(), cells, counts.more()));
    }

    private int place(@Nullable String code) {
        if (code == null) {
            return Integer.MAX_VALUE;
        }
        int place = order.indexOf(code);
        return place < 0 ? order.size() : place;
    }
}
