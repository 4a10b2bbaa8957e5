package dev.kequn.segment.lookalike;

import static dev.kequn.segment.lookalike.Tables.category;
import static dev.kequn.segment.lookalike.Tables.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kequn.segment.lookalike.Tables.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookalikeModelTest {
    private static final List<Feature> FEATURES = List.of(number("age"), category("town"), number("noise"));
    private static final int ROWS = 20_000;

    @Test
    void recoversAnEffectThatWasPutIn() {
        LookalikeModel model = train(FEATURES, population());

        assertThat(model.method()).isEqualTo(Method.NAIVE_BAYES);
        Factor first = model.factors().get(0);
        assertThat(first.feature()).isEqualTo("town");
        assertThat(first.value()).isEqualTo("harbour");
        // 30 % of a fifth are 60 % of the seed and 15.6 % of the rest.
        assertThat(first.lift()).isCloseTo(0.6 / 0.1556, within(0.3));
        assertThat(model.factors())
                .filteredOn(factor -> !factor.feature().equals("town"))
                .allMatch(factor -> factor.lift() < 1.25);
        assertThat(model.quality().auc()).isCloseTo(0.5 + (0.6 - 0.1556) / 2, within(0.04));
        assertThat(model.quality().brier()).isLessThan(model.quality().brierOfShare());
        assertThat(model.quality().calibration().get(0).told())
                .isCloseTo(model.quality().calibration().get(0).found(), within(0.06));
    }

    @Test
    void isTheSameEachTimeAndWhateverTheOrderOfTheCustomers() {
        List<Row> rows = population();
        LookalikeModel once = train(FEATURES, rows);
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(5));

        assertThat(train(FEATURES, rows).digest()).isEqualTo(once.digest()).hasSize(64);
        assertThat(train(FEATURES, shuffled).scorecard().points())
                .isDeepEqualTo(once.scorecard().points());
    }

    @Test
    void anotherSeedIsAnotherModel() {
        List<Row> rows = population();
        Row first = rows.get(0);
        String digest = train(FEATURES, rows).digest();
        rows.set(0, new Row(first.id(), !first.seed(), first.values()));

        assertThat(train(FEATURES, rows).digest()).isNotEqualTo(digest);
    }

    @Test
    void whatIsCommonerInTheSeedNeverLowersAScore() {
        FeatureTable table = Tables.table(FEATURES, population());
        Counts counts = Counts.of(table, table.all());
        Evidence evidence = Evidence.of(counts);

        assertThat(DoubleStream.of(Weights.fit(table, evidence, table.all()))).allMatch(weight -> weight >= 0);
    }

    @Test
    void evidenceThatIsToldTwiceCountsOnce() {
        List<Row> rows = population().stream()
                .map(row -> new Row(row.id(), row.seed(), row.values()[1], row.values()[1]))
                .toList();
        FeatureTable table = Tables.table(List.of(category("town"), category("town again")), rows);

        double[] weights = Weights.fit(table, Evidence.of(Counts.of(table, table.all())), table.all());

        assertThat(weights[0]).isEqualTo(weights[1], within(1e-9)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void takesTheRegressionWhereItClearlyWins() {
        List<Feature> features =
                IntStream.range(0, 13).mapToObj(i -> category("f" + i)).toList();
        List<Row> rows = population().stream().map(LookalikeModelTest::drowned).toList();

        LookalikeModel model = train(features, rows);

        assertThat(model.method()).isEqualTo(Method.LOGISTIC);
    }

    @Test
    void partsAreOfFixedSizesAndBelongToTheCustomer() {
        assertThat(IntStream.range(0, 10_000)
                        .filter(id -> Part.of(id) == Part.HELD_OUT)
                        .count())
                .isBetween(1900L, 2100L);
        assertThat(IntStream.range(0, 10_000)
                        .filter(id -> Part.of(id) == Part.TUNE)
                        .count())
                .isBetween(1900L, 2100L);
        assertThat(Part.of(12_345)).isEqualTo(Part.of(12_345));
    }

    @Test
    void aTableOfOneKindOnlyIsTrainedWithoutEffect() {
        LookalikeModel model = train(List.of(category("town")), List.of(new Row(1, true, "a"), new Row(2, true, "b")));

        assertThat(model.quality().auc()).isEqualTo(0.5);
    }

    /** Twelve copies of a weak hint against one strong, independent one. */
    private static Row drowned(Row row) {
        Random random = new Random(row.id() * 31);
        boolean weak = random.nextDouble() < (row.seed() ? 0.6 : 0.4);
        boolean strong = random.nextDouble() < (row.seed() ? 0.8 : 0.2);
        Object[] values = new Object[13];
        Arrays.fill(values, weak ? "yes" : "no");
        values[12] = strong ? "yes" : "no";
        return new Row(row.id(), row.seed(), values);
    }

    /** A fifth live at the harbour, where three in ten are of the seed; elsewhere one in twenty. */
    private static List<Row> population() {
        Random random = new Random(11);
        List<Row> rows = new ArrayList<>();
        for (int id = 0; id < ROWS; id++) {
            boolean harbour = random.nextInt(5) == 0;
            boolean seed = random.nextDouble() < (harbour ? 0.3 : 0.05);
            Object age = random.nextInt(20) == 0 ? null : (double) (18 + random.nextInt(70));
            rows.add(new Row(id, seed, age, harbour ? "harbour" : "hill" + random.nextInt(3), random.nextDouble()));
        }
        return rows;
    }

    private static LookalikeModel train(List<Feature> features, List<Row> rows) {
        return LookalikeModel.train(Tables.table(features, rows), 20);
    }
}
