package dev.kequn.segment.lookalike;

import static dev.kequn.segment.lookalike.Tables.category;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kequn.segment.lookalike.Tables.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final FeatureTable TABLE = Tables.table(
            List.of(category("town")),
            List.of(
                    new Row(1, true, "a"),
                    new Row(2, true, "a"),
                    new Row(3, true, "b"),
                    new Row(4, false, "a"),
                    new Row(5, false, "b"),
                    new Row(6, false, "b"),
                    new Row(7, false, "b")));
    private static final Counts COUNTS = Counts.of(TABLE, TABLE.all());

    @Test
    void countsEachBinInTheSeedAndInTheRest() {
        assertThat(COUNTS.seeds()[0]).containsExactly(0, 1, 2, 0);
        assertThat(COUNTS.rest()[0]).containsExactly(0, 3, 1, 0);
        assertThat(COUNTS.seed()).isEqualTo(3);
        assertThat(COUNTS.others()).isEqualTo(4);
    }

    @Test
    void saysHowMuchCommonerABinIsInTheSeed() {
        double[] logOdds = Evidence.of(COUNTS).logOdds()[0];

        assertThat(logOdds[1]).isCloseTo(Math.log((2 / 5.0) / (4 / 6.0)), within(1e-12));
        assertThat(logOdds[2]).isCloseTo(Math.log((3 / 5.0) / (2 / 6.0)), within(1e-12));
    }

    @Test
    void saysNothingOfABinNobodyIsIn() {
        double[] logOdds = Evidence.of(COUNTS).logOdds()[0];

        assertThat(logOdds[0]).isZero();
        assertThat(logOdds[3]).isZero();
    }

    @Test
    void aScoreIsTheSumOfWholePoints() {
        Scorecard scorecard = Scorecard.of(Evidence.of(COUNTS), new double[] {1});

        assertThat(scorecard.points()[0]).containsExactly(0, -51_083, 58_779, 0);
        assertThat(scorecard.scores(TABLE, TABLE.all()))
                .containsExactly(58_779, 58_779, -51_083, 58_779, -51_083, -51_083, -51_083);
    }

    @Test
    void factorsAreTheBinsThatRaiseTheScore() {
        Scorecard scorecard = Scorecard.of(Evidence.of(COUNTS), new double[] {1});

        assertThat(Factor.top(TABLE.codebook(), COUNTS, scorecard, 2))
                .containsExactly(new Factor("town", "a", (2 / 3.0) / 0.25, 2 / 3.0, 0.25, 0.58779));
        assertThat(Factor.top(TABLE.codebook(), COUNTS, scorecard, 3)).isEmpty();
    }
}
