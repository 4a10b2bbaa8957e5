package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
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

    @Property(tries = 1000)
    void noHiddenCountFollowsFromAllSumsTogether(@ForAll("tables") List<List<Long>> table) {
        // Given
        Table counted = new Table(table);

        // When
        List<String> hidden = List.copyOf(counted.hidden());

        // Then: an equation that states one of them outright would be news
        List<double[]> equations = counted.sums.values().stream()
                .map(sum -> hidden.stream()
                        .mapToDouble(group -> sum.parts.contains(group) ? 1 : group.equals(sum.total) ? -1 : 0)
                        .toArray())
                .toList();
        for (int i = 0; i < hidden.size(); i++) {
            double[] outright = new double[hidden.size()];
            outright[i] = 1;
            List<double[]> more = new ArrayList<>(equations);
            more.add(outright);
            assertThat(rank(more)).as(hidden.get(i)).isEqualTo(rank(equations) + 1);
        }
    }

    @Example
    void fourCellsThatTheirDiagonalWouldTellTakeOthersAlong() {
        // Given: rows and columns leave one number open, which the sum of the diagonal fixes
        SmallCells<String> cells = new SmallCells<>(SMALLEST);
        Map.of("a", 3L, "b", 4L, "c", 4L, "d", 3L, "top", 7L, "bottom", 7L, "left", 7L, "right", 7L, "diagonal", 6L)
                .forEach(cells::group);
        cells.sum("top", List.of("a", "b"));
        cells.sum("bottom", List.of("c", "d"));
        cells.sum("left", List.of("a", "c"));
        cells.sum("right", List.of("b", "d"));
        cells.sum("diagonal", List.of("a", "d"));

        // When
        Set<String> hidden = cells.hidden();

        // Then
        assertThat(hidden).contains("a", "b", "c", "d").hasSizeGreaterThan(4);
    }

    private static int rank(List<double[]> equations) {
        List<double[]> left =
                new ArrayList<>(equations.stream().map(double[]::clone).toList());
        int rank = 0;
        for (int column = 0; !left.isEmpty() && column < left.get(0).length; column++) {
            int at = column;
            double[] pivot = left.stream()
                    .max(Comparator.comparingDouble(row -> Math.abs(row[at])))
                    .orElseThrow();
            if (Math.abs(pivot[column]) < 1e-9) {
                continue;
            }
            rank++;
            left.remove(pivot);
            for (double[] row : left) {
                double times = row[column] / pivot[column];
                for (int i = 0; i < row.length; i++) {
                    row[i] -= times * pivot[i];
                }
            }
        }
        return rank;
    }

    @Property(tries = 500)
    void aTableWithoutSmallGroupsIsShownWhole(@ForAll("tables") List<List<Long>> table) {
        Table counted = new Table(table.stream()
                .map(row -> row.stream().map(count -> count * SMALLEST).toList())
                .toList());

        assertThat(counted.hidden()).isEmpty();
    }

    private record Sum(String total, List<String> parts) {}

    /** Cells with the sums of rows, of columns, beside and on the diagonal, and of everything by rows and by columns. */
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
            for (int way = -1; way <= 1; way++) {
                sum("way" + way, "way" + way, cells(rows.size(), way));
            }
            sum("all by rows", "all", rowNames);
            sum("all by columns", "all", columnNames);
        }

        /** The cells below the diagonal, on it, or above it. */
        private static List<String> cells(int rows, int way) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < 3; j++) {
                    if (Integer.compare(i, j) == way) {
                        cells.add("cell" + i + j);
                    }
                }
            }
            return cells;
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
