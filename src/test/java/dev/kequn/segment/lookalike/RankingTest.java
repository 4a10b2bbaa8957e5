package dev.kequn.segment.lookalike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void theHighestScoreComesFirst() {
        assertThat(Ranking.of(new int[] {-7, 500_000_000, 0, -500_000_000, 3}, rows(5)))
                .containsExactly(1, 4, 2, 0, 3);
    }

    @Test
    void leavesOutRowsThatWereNotAskedFor() {
        BitSet rows = rows(4);
        rows.clear(2);

        assertThat(Ranking.of(new int[] {1, 2, 3, 4}, rows)).containsExactly(3, 1, 0);
    }

    @Test
    void equalScoresAreScatteredAndNobodyIsLost() {
        int[] ranked = Ranking.of(new int[1000], rows(1000));

        assertThat(Arrays.stream(ranked).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
        assertThat(Arrays.stream(ranked).limit(100).average().orElseThrow()).isCloseTo(500, within(100.0));
        assertThat(ranked).isEqualTo(Ranking.of(new int[1000], rows(1000)));
    }

    @Test
    void equalScoresCountHalfInTheAuc() {
        int[] scores = {3, 2, 2, 1};
        FeatureTable table = Tables.seeds(true, true, false, false);

        assertThat(Auc.of(Ranking.of(scores, rows(4)), scores, table).value()).isEqualTo(0.875);
    }

    @Test
    void anAucNeedsBothKinds() {
        int[] scores = {3, 2};

        assertThat(Auc.of(Ranking.of(scores, rows(2)), scores, Tables.seeds(true, true)))
                .isEqualTo(new Auc(0.5, 0.5));
    }

    @Test
    void theErrorIsHanleysAndMcNeils() {
        int[] scores = {4, 3, 2, 1};
        Auc auc = Auc.of(Ranking.of(scores, rows(4)), scores, Tables.seeds(true, false, true, false));

        assertThat(auc.value()).isEqualTo(0.75);
        // (0.1875 + (0.6 − 0.5625) + (2 · 0.5625 / 1.75 − 0.5625)) / 4
        assertThat(auc.error()).isCloseTo(Math.sqrt((0.1875 + 0.0375 + 0.0803571428571) / 4), within(1e-9));
    }

    private static BitSet rows(int count) {
        BitSet rows = new BitSet();
        rows.set(0, count);
        return rows;
    }
}
