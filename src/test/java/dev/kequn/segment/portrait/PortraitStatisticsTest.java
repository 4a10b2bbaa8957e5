package dev.kequn.segment.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The arithmetic behind p values. */
class PortraitStatisticsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void tailsAreThoseOfTheTables() {
        assertThat(NormalTails.beyond(0)).isEqualTo(1);
        assertThat(NormalTails.beyond(1)).isCloseTo(0.31731050786291415, EXACT);
        assertThat(NormalTails.beyond(-1.959963984540054)).isCloseTo(0.05, EXACT);
        assertThat(NormalTails.beyond(3.5)).isCloseTo(4.6525815807105e-4, EXACT);
        assertThat(NormalTails.beyond(5) / 5.733031437583892e-7).isCloseTo(1, within(1e-12));
        assertThat(NormalTails.beyond(20) / 5.507248237212467e-89).isCloseTo(1, within(1e-12));
        assertThat(NormalTails.beyond(60)).isZero();
    }

    @Test
    void tailsAgreeWithTheDensitySummedUp() {
        for (double z = 0.05; z < 8; z += 0.05) {
            assertThat(NormalTails.beyond(z)).as("z = %s", z).isCloseTo(PortraitOracle.tails(z), within(1e-12));
        }
    }

    @Test
    void groupsApartAreTestedAsTwoProportions() {
        // 30 of 100 against 45 of 200: pooled 0.25, z = 0.075 / sqrt(0.1875 × 3/200)
        assertThat(new ShareDifference(30, 100, 45, 200, 0, 0).pValue())
                .isCloseTo(PortraitOracle.tails(0.075 / Math.sqrt(0.1875 * 0.015)), EXACT);
    }

    @Test
    void aPartAgainstTheWholeIsThePartAgainstTheRest() {
        ShareDifference whole = new ShareDifference(30, 100, 75, 300, 30, 100);
        ShareDifference rest = new ShareDifference(30, 100, 45, 200, 0, 0);

        assertThat(whole.pValue()).isCloseTo(rest.pValue(), EXACT);
        assertThat(whole.isLarge()).isEqualTo(rest.isLarge());
        assertThat(whole.isMeaningful()).isEqualTo(rest.isMeaningful());
    }

    @Test
    void aGroupAgainstItselfIsNotTested() {
        assertThat(new ShareDifference(30, 100, 30, 100, 30, 100).isMeaningful())
                .isFalse();
    }

    @Test
    void fiveAreToBeExpectedOfEachKind() {
        assertThat(new ShareDifference(0, 100, 10, 100, 0, 0).isMeaningful()).isTrue();
        assertThat(new ShareDifference(0, 100, 9, 100, 0, 0).isMeaningful()).isFalse();
        assertThat(new ShareDifference(100, 100, 91, 100, 0, 0).isMeaningful()).isFalse();
        assertThat(new ShareDifference(0, 0, 9, 100, 0, 0).isMeaningful()).isFalse();
    }

    @Test
    void nothingIsADifferenceInGroupsOfFewerThanAHundred() {
        assertThat(new ShareDifference(50, 100, 50, 100, 0, 0).isLarge()).isTrue();
        assertThat(new ShareDifference(50, 99, 50, 100, 0, 0).isLarge()).isFalse();
        assertThat(new ShareDifference(50, 100, 80, 199, 50, 100).isLarge()).isFalse();
    }

    @Test
    void falseDiscoveriesAreLimitedAsBenjaminiAndHochbergDo() {
        // their example of 1995: of 15 p values the four smallest are significant
        List<Double> published = List.of(
                0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
                0.7590, 1.000);

        assertThat(FalseDiscoveries.limit(published)).isEqualTo(0.0095);
        assertThat(FalseDiscoveries.limit(List.of())).isNegative();
        assertThat(FalseDiscoveries.limit(List.of(0.06, 0.2))).isNegative();
    }
}
