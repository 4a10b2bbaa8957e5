package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Small groups, and the others hidden so that no shown sum gives a small one away. */
class SmallCellsTest {
    private static final int SMALLEST = 5;

    @Example
    void oneSmallGroupTakesTheNextSmallestAlong() {
        assertThat(hidden(Map.of("a", 3L, "b", 12L, "c", 7L))).containsExactlyInAnyOrder("a", "c");
    }

    @Example
    void severalSmallGroupsProtectEachOtherWhereTheyAreEnoughTogether() {
        assertThat(hidden(Map.of("a", 3L, "b", 2L, "c", 7L))).containsExactlyInAnyOrder("a", "b");
        assertThat(hidden(Map.of("a", 3L, "b", 1L, "c", 7L))).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Example
    void aGroupThatIsAllHidesTheSum() {
        assertThat(hidden(Map.of("a", 4L, "b", 0L))).containsExactlyInAnyOrder("a", "sum");
    }

    @Example
    void emptyAndLargeGroupsAreShown() {
        assertThat(hidden(Map.of("a", 0L, "b", 5L))).isEmpty();
    }

    @Example
    void aHiddenSumIsNotTheOnlyHiddenPartOfItsOwnSum() {
        // Given: rows of one cell each, so that hiding a cell means hiding its row
        SmallCells<String> cells = new SmallCells<>(SMALLEST);
        Map.of("cell1", 4L, "row1", 4L, "cell2", 6L, "row2", 6L, "cell3", 9L, "row3", 9L, "all", 19L)
                .forEach(cells::group);
        List.of("1", "2", "3").forEach(i -> cells.sum("row" + i, List.of("cell" + i)));
        cells.sum("all", List.of("row1", "row2", "row3"));

        // When
        Set<String> hidden = cells.hidden();

        // Then
        assertThat(hidden).containsExactlyInAnyOrder("cell1", "row1", "cell2", "row2");
    }

    @Example
    void whoSeesEverythingSeesEveryGroup() {
        SmallCells<String> cells = new SmallCells<>(0);
        cells.group("a", 1);
        cells.group("sum", 1);
        cells.sum("sum", List.of("a"));

        assertThat(cells.hidden()).isEmpty();
    }

    /** Counts of a table of three columns, row by row; small and empty cells are common. */
    @Provide
    Arbitrary<List<List<Long>>> tables() {
        Arbitrary<Long> count = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0L)),
                Tuple.of(2, Arbitraries.longs().between(1, SMALLEST - 1)),
                Tuple.of(3, Arbitraries.longs().between(SMALLEST, 30)));
        return count.list().ofSize(3).list().ofMinSize(1).ofMaxSize(5);
    }

    @Property(tries = 2000)
    void noHiddenCountFollowsFromOneSumAndTheOtherCountsInIt(@ForAll("tables") List<List<Long>> table) {
        // Given
        Table counted = new Table(table);

        // When
        Set<String> hidden = counted.hidden();

        // Then: small groups are hidden, empty ones never
        counted.counts.forEach((group, count) -> {
            if (count < SMALLEST) {
                assertThat(hidden.contains(group)).as(group).isEqualTo(count > 0);
            }
        });
        counted.sums.forEach((name, sum) -> {
            long unknown = sum.parts.stream().filter(hidden::contains).count();
            if (hidden.contains(sum.total)) {
                assertThat(unknown).as("unknown parts of hidden %s", name).isPositive();
            } else if (unknown > 0) {
                assertThat(unknown).as("unknown parts of shown %s", name).isGreaterThan(1);
                assertThat(sum.parts.stream()
                                .filter(hidden::contains)
                                .mapToLong(counted.counts::get)
                                .sum())
                        .as("customers in what is hidden of %s", name)
                        .isGreaterThanOrEqualTo(SMALLEST);
            }
        });
    }

    @Property(tries = 500)
    void aTableWithoutSmallGroupsIsShownWhole(@ForAll("tables") List<List<Long>> table) {
        Table counted = new Table(table.stream()
                .map(row -> row.stream().map(count -> count * SMALLEST).toList())
                .toList());

        assertThat(counted.hidden()).isEmpty();
    }

    private record Sum(String total, List<String> parts) {}

    /** Cells with the sums of rows, of columns, and of everything by rows and by columns. */
    private static final class Table {
        private final Map<String, Long> counts = new TreeMap<>();
        private final Map<String, Sum> sums = new TreeMap<>();

        Table(List<List<Long>> rows) {
            List<String> rowNames = new ArrayList<>();
            List<String> columnNames = List.of("column0", "column1", "column2");
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < 3; j++) {
                    counts.put("cell" + i + j, rows.get(i).get(j));
                }
                rowNames.add("row" + i);
                sum("row" + i, "row" + i, List.of("cell" + i + "0", "cell" + i + "1", "cell" + i + "2"));
            }
            for (int j = 0; j < 3; j++) {
                String column = "" + j;
                sum(
                        "column" + j,
                        "column" + j,
                        rowNames.stream()
                                .map(row -> "cell" + row.substring(3) + column)
                                .toList());
            }
            sum("all by rows", "all", rowNames);
            sum("all by columns", "all", columnNames);
        }

        private void sum(String name, String total, List<String> parts) {
            counts.put(total, parts.stream().mapToLong(counts::get).sum());
            sums.put(name, new Sum(total, parts));
        }

        Set<String> hidden() {
            SmallCells<String> cells = new SmallCells<>(SMALLEST);
            counts.forEach(cells::group);
            sums.values().forEach(sum -> cells.sum(sum.total, sum.parts));
            return cells.hidden();
        }
    }

    private static Set<String> hidden(Map<String, Long> parts) {
        SmallCells<String> cells = new SmallCells<>(SMALLEST);
        parts.forEach(cells::group);
        cells.group("sum", parts.values().stream().mapToLong(Long::longValue).sum());
        cells.sum("sum", parts.keySet());
        return cells.hidden();
    }
}
