package dev.kequn.segment.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BinsTest {
    @Test
    void aHandfulOfNumbersStandForThemselves() {
        NumberBins bins = NumberBins.learn(new double[] {2, 0, 1, 2, 2, 0});

        assertThat(bins.points()).containsExactly(0, 1, 2);
        assertThat(bins.cuts()).isEmpty();
        assertThat(List.of(bins.of(0.0), bins.of(1.0), bins.of(2.0), bins.of(1.5)))
                .containsExactly(1, 2, 3, 4);
        assertThat(labels(bins)).containsExactly("unknown", "0", "1", "2", "any other");
    }

    @Test
    void aHeavyValueIsKeptApartAndTheOthersAreCutAtTheirQuantiles() {
        double[] values = DoubleStream.concat(
                        IntStream.range(0, 180).mapToDouble(i -> i),
                        DoubleStream.generate(() -> 999).limit(60))
                .toArray();
        NumberBins bins = NumberBins.learn(values);

        assertThat(bins.points()).containsExactly(999);
        assertThat(bins.cuts()).containsExactly(20, 40, 60, 80, 100, 120, 140, 160);
        assertThat(bins.of(999.0)).isEqualTo(1);
        assertThat(bins.of(19.99)).isEqualTo(2);
        assertThat(bins.of(20.0)).isEqualTo(3);
        assertThat(bins.of(998.0)).isEqualTo(10);
        assertThat(bins.of(-5.0)).isEqualTo(2);
        assertThat(bins.count()).isEqualTo(11);
        assertThat(labels(bins))
                .startsWith("unknown", "999", "below 20", "20 to below 40")
                .endsWith("160 or more");
    }

    @Test
    void theOrderOfTheSampleDoesNotMatter() {
        List<Double> values = new ArrayList<>(
                IntStream.range(0, 500).mapToObj(i -> (double) (i * i % 97)).toList());
        NumberBins bins = NumberBins.learn(doubles(values));
        Collections.reverse(values);

        assertThat(NumberBins.learn(doubles(values)).cuts()).isEqualTo(bins.cuts());
    }

    @Test
    void whatIsMissingIsABinOfItsOwn() {
        NumberBins numbers = NumberBins.learn(new double[] {-0.0, 0.0, 1.0});
        CategoryBins categories = CategoryBins.learn(List.of("a"), 1);

        assertThat(numbers.points()).containsExactly(0, 1);
        assertThat(numbers.of(-0.0)).isEqualTo(numbers.of(0.0)).isEqualTo(1);
        assertThat(numbers.of(null)).isEqualTo(Bins.MISSING);
        assertThat(numbers.of(Double.NaN)).isEqualTo(Bins.MISSING);
        assertThat(categories.of(null)).isEqualTo(Bins.MISSING);
    }

    @Test
    void aNumberThatNobodyHasStillHasBins() {
        NumberBins bins = NumberBins.learn(new double[0]);

        assertThat(bins.count()).isEqualTo(2);
        assertThat(bins.of(7.0)).isEqualTo(1);
    }

    @Test
    void rareCategoriesAreOne() {
        List<String> values = Stream.of(
                        Collections.nCopies(900, "often"),
                        Collections.nCopies(5, "just"),
                        Collections.nCopies(4, "rarely"),
                        Collections.nCopies(1, "once"))
                .flatMap(List::stream)
                .toList();
        CategoryBins bins = CategoryBins.learn(values, 1000);

        assertThat(bins.frequent()).containsExactly("often", "just");
        assertThat(bins.of("often")).isEqualTo(1);
        assertThat(bins.of("just")).isEqualTo(2);
        assertThat(bins.of("rarely"))
                .isEqualTo(bins.of("once"))
                .isEqualTo(bins.of("never met"))
                .isEqualTo(3);
        assertThat(labels(bins)).containsExactly("unknown", "often", "just", "any other");
    }

    @Test
    void aRareCategoryAloneKeepsItsName() {
        CategoryBins bins = CategoryBins.learn(List.of("rarely"), 1000);

        assertThat(labels(bins)).containsExactly("unknown", "rarely");
    }

    @Test
    void binsFitAByteHoweverManyCategoriesThereAre() {
        List<String> values =
                IntStream.range(0, 2000).mapToObj(i -> "c" + (i % 150)).toList();
        CategoryBins bins = CategoryBins.learn(values, 2000);

        assertThat(bins.frequent()).hasSize(100);
        assertThat(bins.count()).isEqualTo(102);
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<String> labels(Bins bins) {
        return IntStream.range(0, bins.count()).mapToObj(bins::label).toList();
    }
}
