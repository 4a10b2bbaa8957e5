package dev.kequn.segment.lookalike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final int ROWS = 40_000;
    private static final int ONE = (int) Scorecard.UNIT;

    @Test
    void findsTheSharesBehindTheScores() {
        Calibration calibration = fit(1, 3);

        assertThat(calibration.probability(0)).isCloseTo(0.25, within(0.001));
        assertThat(calibration.probability(ONE)).isCloseTo(0.75, within(0.001));
        assertThat(calibration.slope()).isCloseTo(2 * Math.log(3), within(0.01));
    }

    @Test
    void neverTellsMoreForALowerScore() {
        Calibration calibration = fit(3, 1);

        assertThat(calibration.slope()).isZero();
        assertThat(calibration.probability(ONE))
                .isEqualTo(calibration.probability(0))
                .isCloseTo(0.5, within(0.001));
    }

    @Test
    void aSeedOfNobodyIsUnlikely() {
        FeatureTable table = Tables.seeds(new boolean[100]);

        assertThat(Calibration.fit(new int[100], table, table.all()).probability(0))
                .isCloseTo(1 / 102.0, within(1e-9));
    }

    @Test
    void tellsWhatTheHighestScoredWouldHaveFound() {
        int[] scores = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
        FeatureTable table = Tables.seeds(true, false, true, false, false, false, false, false, false, false);
        Quality quality = Quality.of(table, table.all(), scores, new Calibration(0, 0));

        assertThat(quality.customers()).isEqualTo(10);
        assertThat(quality.seeds()).isEqualTo(2);
        assertThat(quality.auc()).isEqualTo(15 / 16.0);
        assertThat(quality.brier()).isEqualTo(0.25);
        assertThat(quality.brierOfShare()).isCloseTo(0.16, within(1e-12));
        assertThat(quality.reached())
                .containsExactly(
                        new Quality.Reached(1, 0, 0, 0, 0),
                        new Quality.Reached(5, 1, 1, 0.5, 5),
                        new Quality.Reached(10, 1, 1, 0.5, 5),
                        new Quality.Reached(20, 2, 1, 0.5, 2.5),
                        new Quality.Reached(50, 5, 2, 1, 2));
        assertThat(quality.calibration())
                .hasSize(10)
                .startsWith(
                        new Quality.Decile(1, 0.5, 1), new Quality.Decile(1, 0.5, 0), new Quality.Decile(1, 0.5, 1));
    }

    /** Of those with score 0 and of those with score 1, so many quarters are of the seed. */
    private static Calibration fit(int quartersOfZero, int quartersOfOne) {
        boolean[] seeds = new boolean[ROWS];
        int[] scores = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean one = row % 2 == 1;
            scores[row] = one ? ONE : 0;
            seeds[row] = row / 2 % 4 < (one ? quartersOfOne : quartersOfZero);
        }
        FeatureTable table = Tables.seeds(seeds);
        return Calibration.fit(scores, table, table.all());
    }
}
