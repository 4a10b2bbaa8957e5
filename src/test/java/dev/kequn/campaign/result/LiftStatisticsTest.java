package dev.kequn.campaign.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kequn.platform.statistics.Interval;
import dev.kequn.platform.statistics.Proportion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The intervals of lifts against published worked examples, and at their edges. */
class LiftStatisticsTest {
    private static final Offset<Double> FOUR_DIGITS = within(0.00005000001);
    private static final Offset<Double> EXACT = within(1e-12);

    /** Newcombe 1998, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17:857, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void aShareHasTheScoreInterval(long count, long of, double low, double high) {
        Interval interval = new Proportion(count, of).wilson();

        assertThat(interval.low()).isCloseTo(low, FOUR_DIGITS);
        assertThat(interval.high()).isCloseTo(high, FOUR_DIGITS);
    }

    /** Newcombe 1998, Interval estimation for the difference …, Statistics in Medicine 17:873, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void twoSharesHaveNewcombesInterval(long count, long of, long other, long otherOf, double low, double high) {
        Difference difference = shares(new Pair<>(new Proportion(count, of), new Proportion(other, otherOf)));

        assertThat(difference.lift()).isCloseTo((double) count / of - (double) other / otherOf, EXACT);
        assertThat(difference.interval().low()).isCloseTo(low, FOUR_DIGITS);
        assertThat(difference.interval().high()).isCloseTo(high, FOUR_DIGITS);
    }

    @Test
    void sharesAtTheirEndsHaveIntervalsThatStopThere() {
        assertThat(new Proportion(0, 100).wilson().low()).isZero();
        assertThat(new Proportion(100, 100).wilson().high()).isEqualTo(1);
        // z² / (n + z²)
        assertThat(new Proportion(0, 100).wilson().high()).isCloseTo(3.841458820694124 / 103.841458820694124, EXACT);
        assertThatThrownBy(() -> new Proportion(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    /** NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t, 0.975. */
    @ParameterizedTest
    @CsvSource({
        "1, 12.706",
        "2, 4.303",
        "3, 3.182",
        "4, 2.776",
        "5, 2.571",
        "10, 2.228",
        "30, 2.042",
        "60, 2.000",
        "100, 1.984"
    })
    void studentsDistributionIsThatOfTheTables(double freedom, double reach) {
        assertThat(new StudentT(freedom).reach()).isCloseTo(reach, within(0.0005));
    }

    @Test
    void studentsDistributionIsExactWhereItHasAFormula() {
        // ν = 1: tan(0.95 π/2); ν = 2: x = p √(2 / (1 − p²))
        assertThat(new StudentT(1).reach()).isCloseTo(Math.tan(0.95 * Math.PI / 2), within(1e-7));
        assertThat(new StudentT(2).reach()).isCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)), within(1e-9));
        assertThat(new StudentT(1e9).reach()).isCloseTo(1.959963984540054, within(1e-5));
    }

    @Test
    void studentsDistributionAgreesWithItsDensitySummedUp() {
        for (double freedom : new double[] {1.5, 2.7, 6.3, 17.776, 99, 1234.5, 50000}) {
            double reach = new StudentT(freedom).reach();
            assertThat(middle(reach, freedom)).as("ν = %s", freedom).isCloseTo(0.95, within(1e-8));
        }
    }

    /** The part of all that lies between −reach and reach, with x = √ν tan θ, by Simpson's rule. */
    private static double middle(double reach, double freedom) {
        return cosines(Math.atan(reach / Math.sqrt(freedom)), freedom) / cosines(Math.PI / 2, freedom);
    }

    private static double cosines(double to, double freedom) {
        int steps = 2_000_000;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double factor = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += factor * Math.pow(Math.max(0, Math.cos(to * i / steps)), freedom - 1);
        }
        return sum * to / steps / 3;
    }

    /** Student's sleep data (1908) as the manual of R shows them: t.test(extra ~ group, data = sleep), two variances. */
    @Test
    void twoMeansHaveWelchsInterval() {
        Sample first = tenths("0.7 -1.6 -0.2 -1.2 -0.1 3.4 3.7 0.8 0.0 2.0");
        Sample second = tenths("1.9 0.8 1.1 0.1 -0.1 4.4 5.5 1.6 4.6 3.4");

        Difference difference = means(new Pair<>(first, second));

        assertThat(difference.treated()).isCloseTo(7.5, EXACT);
        assertThat(difference.control()).isCloseTo(23.3, EXACT);
        assertThat(difference.interval().low()).isCloseTo(-33.654832, within(0.00001));
        assertThat(difference.interval().high()).isCloseTo(2.054832, within(0.00001));
    }

    /** Motor Trend's cars (1974) as the manual of R has them: t.test(mpg ~ am, data = mtcars). */
    @Test
    void twoMeansOfUnequalArmsHaveWelchsInterval() {
        Sample automatic = tenths(
                "21.4 18.7 18.1 14.3 24.4 22.8 19.2 17.8 16.4 17.3 15.2 10.4 10.4 14.7 21.5 15.5 15.2 13.3 19.2");
        Sample manual = tenths("21.0 21.0 22.8 32.4 30.4 33.9 27.3 26.0 30.4 15.8 19.7 15.0 21.4");

        Interval interval = means(new Pair<>(automatic, manual)).interval();

        assertThat(interval.low()).isCloseTo(-112.80194, within(0.0001));
        assertThat(interval.high()).isCloseTo(-32.09684, within(0.0001));
    }

    @Test
    void withoutVarianceAnIntervalIsItsMiddle() {
        Difference same = means(new Pair<>(sample(7, 7, 7), sample(7, 7)));
        Difference apart = means(new Pair<>(sample(9, 9, 9), sample(7, 7)));

        assertThat(same.interval()).isEqualTo(new Interval(0, 0));
        assertThat(apart.interval()).isEqualTo(new Interval(2, 2));
    }

    @Test
    void variancesOfLargeAmountsLoseNothing() {
        // a variance of 1/2 beside a mean of ten thousand millions
        Sample large = sample(1_000_000_000_001L, 1_000_000_000_000L);

        assertThat(large.variance()).isEqualTo(0.5);
        assertThat(large.mean()).isEqualTo(1_000_000_000_000.5);
    }

    @Test
    void aLiftIsRelativeToWhatWouldHaveBeen() {
        assertThat(shares(new Pair<>(new Proportion(60, 400), new Proportion(20, 200)))
                        .relative())
                .isCloseTo(0.5, EXACT);
        assertThat(shares(new Pair<>(new Proportion(60, 400), new Proportion(0, 200)))
                        .relative())
                .isNull();
    }

    @Test
    void belowTheLeastArmNothingIsSaid() {
        Pair<Proportion> few = new Pair<>(new Proportion(90, 99), new Proportion(1, 5000));
        Pair<Proportion> enough = new Pair<>(new Proportion(90, 100), new Proportion(1, 100));

        assertThat(lift(100, few)).isEqualTo(new Lift(LiftVerdict.TOO_FEW, null));
        assertThat(lift(100, new Pair<>(few.control(), few.treated()))).isEqualTo(new Lift(LiftVerdict.TOO_FEW, null));
        assertThat(lift(100)).isEqualTo(new Lift(LiftVerdict.TOO_FEW, null));
        assertThat(lift(100, enough).verdict()).isEqualTo(LiftVerdict.HIGHER);
        assertThat(lift(100, new Pair<>(enough.control(), enough.treated())).verdict())
                .isEqualTo(LiftVerdict.LOWER);
        assertThat(lift(100, new Pair<>(enough.treated(), enough.treated())).verdict())
                .isEqualTo(LiftVerdict.NO_DIFFERENCE);
        assertThat(lift(99, few).verdict()).isEqualTo(LiftVerdict.HIGHER);
    }

    @Test
    void wavesWithoutOneOfTheArmsAreLeftOut() {
        Pair<Proportion> whole = new Pair<>(new Proportion(30, 200), new Proportion(20, 200));
        Pair<Proportion> alone = new Pair<>(new Proportion(500, 500), Proportion.NONE);
        Pair<Proportion> one = new Pair<>(new Proportion(500, 500), new Proportion(0, 1));

        assertThat(lift(100, whole, alone, one)).isEqualTo(lift(100, whole));
    }

    @Test
    void wavesAreWeightedByWhoWasTreated() {
        // 300 treated at +0.10, 100 at −0.02: (300 × 0.10 − 100 × 0.02) / 400
        Pair<Proportion> first = new Pair<>(new Proportion(90, 300), new Proportion(20, 100));
        Pair<Proportion> second = new Pair<>(new Proportion(8, 100), new Proportion(90, 900));

        Difference difference = shares(first, second);

        assertThat(difference.treated()).isCloseTo(98 / 400.0, EXACT);
        assertThat(difference.control()).isCloseTo(0.75 * 0.2 + 0.25 * 0.1, EXACT);
        assertThat(difference.lift()).isCloseTo(0.07, EXACT);
        // by hand from the two intervals: each reach by its weight, square and add
        Interval one = shares(first).interval();
        Interval other = shares(second).interval();
        assertThat(difference.interval().low())
                .isCloseTo(0.07 - Math.hypot(0.75 * (0.1 - one.low()), 0.25 * (-0.02 - other.low())), EXACT);
        assertThat(difference.interval().high())
                .isCloseTo(0.07 + Math.hypot(0.75 * (one.high() - 0.1), 0.25 * (other.high() + 0.02)), EXACT);
    }

    @SafeVarargs
    private static Difference shares(Pair<Proportion>... waves) {
        return ShareDifference.of(Waves.of(List.of(waves), Proportion::of));
    }

    @SafeVarargs
    private static Difference means(Pair<Sample>... waves) {
        return MeanDifference.of(Waves.of(List.of(waves), Sample::count));
    }

    @SafeVarargs
    private static Lift lift(int least, Pair<Proportion>... waves) {
        return Lift.of(Waves.of(List.of(waves), Proportion::of), least, ShareDifference::of);
    }

    private static Sample tenths(String numbers) {
        return sample(Arrays.stream(numbers.split(" "))
                .mapToLong(number -> new BigDecimal(number).movePointRight(1).longValueExact())
                .toArray());
    }

    private static Sample sample(long... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(BigInteger::valueOf)
                .map(number -> new Sample(1, number, number.multiply(number)))
                .reduce(Sample.NONE, Sample::plus);
    }
}
