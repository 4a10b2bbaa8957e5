package dev.kequn.campaign.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kequn.platform.statistics.Interval;
import dev.kequn.platform.statistics.Proportion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds of lifts whatever was counted. */
class LiftPropertyTest {
    private static final int MOST = 2_000_000;

    @Property
    void aScoreIntervalHoldsItsShareAndStaysWithinZeroAndOne(
            @ForAll @IntRange(min = 1, max = MOST) int of, @ForAll @IntRange(max = MOST) int seed) {
        Proportion proportion = new Proportion(seed % (of + 1), of);

        Interval interval = proportion.wilson();

        assertThat(interval.low()).isBetween(0.0, proportion.share());
        assertThat(interval.high()).isBetween(proportion.share(), 1.0);
        // Both ends solve (p − x)² = z² x (1 − x) / n, by which Wilson defines them.
        for (double end : new double[] {interval.low(), interval.high()}) {
            double gap = proportion.share() - end;
            assertThat(gap * gap)
                    .isCloseTo(Interval.Z * Interval.Z * end * (1 - end) / of, within(1e-9 * Math.max(1.0 / of, 1e-6)));
        }
    }

    @Property
    void aDifferenceTurnedRoundIsItsNegative(
            @ForAll @IntRange(min = 2, max = 5000) int of,
            @ForAll @IntRange(min = 2, max = 5000) int otherOf,
            @ForAll @IntRange(max = MOST) int seed,
            @ForAll @IntRange(max = MOST) int otherSeed) {
        Proportion one = new Proportion(seed % (of + 1), of);
        Proportion other = new Proportion(otherSeed % (otherOf + 1), otherOf);

        Interval there = shares(List.of(new Pair<>(one, other))).interval();
        Interval back = shares(List.of(new Pair<>(other, one))).interval();

        assertThat(there.low()).isCloseTo(-back.high(), within(1e-12)).isGreaterThanOrEqualTo(-1 - 1e-12);
        assertThat(there.high()).isCloseTo(-back.low(), within(1e-12)).isLessThanOrEqualTo(1 + 1e-12);
    }

    @Property
    void theSameWaveTwiceHasTheLiftOfOneAndLessDoubt(
            @ForAll @IntRange(min = 2, max = 5000) int of, @ForAll @IntRange(max = MOST) int seed) {
        Pair<Proportion> wave = new Pair<>(new Proportion(seed % (of + 1), of), new Proportion(of / 3, of));

        Difference once = shares(List.of(wave));
        Difference twice = shares(List.of(wave, wave));

        assertThat(twice.lift()).isCloseTo(once.lift(), within(1e-12));
        assertThat(twice.interval().high() - twice.interval().low())
                .isCloseTo((once.interval().high() - once.interval().low()) / Math.sqrt(2), within(1e-12));
    }

    @Property(tries = 300)
    void meansAndVariancesAreThoseOfTheNumbersOneByOne(
            @ForAll @Size(min = 2, max = 50)
                    List<@LongRange(min = -99_999_999_999_999L, max = 99_999_999_999_999L) Long> numbers) {
        Sample sample = sample(numbers);
        double mean = numbers.stream().mapToDouble(number -> number).sum() / numbers.size();
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();

        assertThat(sample.mean()).isCloseTo(mean, within(1e-9 * Math.max(1, Math.abs(mean)) + 0.1));
        assertThat(sample.variance()).isCloseTo(squares / (numbers.size() - 1), within(1e-9 * Math.max(1, squares)));
    }

    @Property(tries = 300)
    void aCommonShiftChangesNoLift(
            @ForAll @Size(min = 2, max = 30) List<@LongRange(min = -1_000_000, max = 1_000_000) Long> treated,
            @ForAll @Size(min = 2, max = 30) List<@LongRange(min = -1_000_000, max = 1_000_000) Long> control,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long shift) {
        Difference plain = means(treated, control);
        Difference shifted = means(
                treated.stream().map(number -> number + shift).toList(),
                control.stream().map(number -> number + shift).toList());

        assertThat(shifted.lift()).isCloseTo(plain.lift(), within(0.001));
        assertThat(shifted.interval().low()).isCloseTo(plain.interval().low(), within(0.001));
        assertThat(shifted.interval().high()).isCloseTo(plain.interval().high(), within(0.001));
    }

    @Property(tries = 300)
    void moreFreedomReachesLessFar(@ForAll @IntRange(min = 10, max = 5000) int tenths) {
        double freedom = tenths / 10.0;

        assertThat(new StudentT(freedom).reach())
                .isGreaterThan(new StudentT(freedom + 0.1).reach())
                .isGreaterThan(Interval.Z);
    }

    private static Difference shares(List<Pair<Proportion>> waves) {
        return ShareDifference.of(Waves.of(waves, Proportion::of));
    }

    private static Difference means(List<Long> treated, List<Long> control) {
        return MeanDifference.of(Waves.of(List.of(new Pair<>(sample(treated), sample(control))), Sample::count));
    }

    private static Sample sample(List<Long> numbers) {
        List<Sample> each = new ArrayList<>();
        for (long number : numbers) {
            BigInteger whole = BigInteger.valueOf(number);
            each.add(new Sample(1, whole, whole.multiply(whole)));
        }
        return each.stream().reduce(Sample.NONE, Sample::plus);
    }
}
