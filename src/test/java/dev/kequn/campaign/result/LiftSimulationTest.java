package dev.kequn.campaign.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.platform.statistics.Interval;
import dev.kequn.platform.statistics.Proportion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Two hundred campaigns with a known effect: an interval of 95 % that keeps its word covers it in 183 to 198 of them, with a
 * probability of 98 % (binomial, n = 200, p = 0.95); the seeds are fixed, so a run is like the last.
 */
class LiftSimulationTest {
    private static final int RUNS = 200;
    private static final double EFFECT = 0.03;
    /** In minor units: 500 of the bank's currency. */
    private static final double GAIN = 50_000;

    /** What one arm of one wave is drawn from. */
    private record Draw(int customers, double conversion, double mean, double deviation) {}

    @Test
    void conversionsAreCoveredInLargeUnequalArms() {
        assertThat(shares("large", pair(new Draw(4000, 0.13, 0, 0), new Draw(1000, 0.10, 0, 0))))
                .isBetween(183, 198);
    }

    @Test
    void conversionsAreCoveredInArmsOfAHundred() {
        assertThat(shares("hundred", pair(new Draw(180, 0.23, 0, 0), new Draw(100, 0.20, 0, 0))))
                .isBetween(183, 198);
    }

    @Test
    void conversionsAreCoveredWhereTheyAreRare() {
        assertThat(shares("rare", pair(new Draw(3000, 0.032, 0, 0), new Draw(700, 0.002, 0, 0))))
                .isBetween(183, 198);
    }

    @Test
    void conversionsAreCoveredOverWavesWithOtherTimesAndOtherControlShares() {
        List<Pair<Draw>> waves = List.of(
                new Pair<>(new Draw(300, 0.33, 0, 0), new Draw(300, 0.30, 0, 0)),
                new Pair<>(new Draw(2700, 0.08, 0, 0), new Draw(300, 0.05, 0, 0)));

        assertThat(shares("waves", waves)).isBetween(183, 198);
        // The same customers in one heap: the control group has more of the better times.
        assertThat(covered(
                        "heap",
                        EFFECT,
                        (random, run) -> ShareDifference.of(Waves.of(
                                List.of(heap(waves.stream()
                                        .map(wave -> drawn(random, wave))
                                        .toList())),
                                Proportion::of))))
                .isLessThan(20);
    }

    @Test
    void moneyIsCoveredInLargeUnequalArms() {
        assertThat(means("large", pair(new Draw(4000, 0, GAIN + 20_000, 900_000), new Draw(1000, 0, 20_000, 700_000))))
                .isBetween(183, 198);
    }

    @Test
    void moneyIsCoveredInArmsOfAHundred() {
        assertThat(means("hundred", pair(new Draw(300, 0, GAIN, 200_000), new Draw(100, 0, 0, 600_000))))
                .isBetween(183, 198);
    }

    @Test
    void moneyIsCoveredOverWaves() {
        assertThat(means(
                        "waves",
                        List.of(
                                new Pair<>(new Draw(200, 0, GAIN + 90_000, 300_000), new Draw(200, 0, 90_000, 300_000)),
                                new Pair<>(new Draw(2700, 0, GAIN, 800_000), new Draw(300, 0, 0, 700_000)))))
                .isBetween(183, 198);
    }

    @Test
    void withoutAnEffectOneInTwentyIsCalledOne() {
        int called = 0;
        Random random = new Random(20260715);
        for (int run = 0; run < RUNS; run++) {
            Pair<Proportion> arms = drawn(random, new Pair<>(new Draw(2000, 0.1, 0, 0), new Draw(500, 0.1, 0, 0)));
            if (Lift.of(Waves.of(List.of(arms), Proportion::of), 100, ShareDifference::of)
                            .verdict()
                    != LiftVerdict.NO_DIFFERENCE) {
                called++;
            }
        }
        System.out.printf("campaign lift, no effect: %d of %d called a difference%n", called, RUNS);
        assertThat(called).isBetween(RUNS - 198, RUNS - 183);
    }

    private static List<Pair<Draw>> pair(Draw treated, Draw control) {
        return List.of(new Pair<>(treated, control));
    }

    private static int shares(String name, List<Pair<Draw>> waves) {
        return covered(
                "conversion, " + name,
                EFFECT,
                (random, run) -> ShareDifference.of(
                        Waves.of(waves.stream().map(wave -> drawn(random, wave)).toList(), Proportion::of)));
    }

    private static int means(String name, List<Pair<Draw>> waves) {
        return covered(
                "money, " + name,
                GAIN,
                (random, run) -> MeanDifference.of(Waves.of(
                        waves.stream()
                                .map(wave ->
                                        new Pair<>(changes(random, wave.treated()), changes(random, wave.control())))
                                .toList(),
                        Sample::count)));
    }

    private static int covered(String name, double truth, BiFunction<Random, Integer, Difference> campaign) {
        Random random = new Random(name.hashCode());
        int covered = 0;
        for (int run = 0; run < RUNS; run++) {
            Interval interval = campaign.apply(random, run).interval();
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        System.out.printf("campaign lift, %s: %d of %d intervals hold the truth%n", name, covered, RUNS);
        return covered;
    }

    private static Pair<Proportion> drawn(Random random, Pair<Draw> wave) {
        return new Pair<>(conversions(random, wave.treated()), conversions(random, wave.control()));
    }

    private static Pair<Proportion> heap(List<Pair<Proportion>> waves) {
        return new Pair<>(
                waves.stream().map(Pair::treated).reduce(Proportion.NONE, Proportion::plus),
                waves.stream().map(Pair::control).reduce(Proportion.NONE, Proportion::plus));
    }

    private static Proportion conversions(Random random, Draw draw) {
        int converted = 0;
        for (int i = 0; i < draw.customers(); i++) {
            converted += random.nextDouble() < draw.conversion() ? 1 : 0;
        }
        return new Proportion(converted, draw.customers());
    }

    /** Half of the customers keep what they have, as most do; what the others change has a long upper tail. */
    private static Sample changes(Random random, Draw draw) {
        List<Sample> each = new ArrayList<>();
        for (int i = 0; i < draw.customers(); i++) {
            double noise =
                    random.nextBoolean() ? 0 : random.nextGaussian() + 0.5 * (Math.log(1 / random.nextDouble()) - 1);
            BigInteger change = BigInteger.valueOf(Math.round(draw.mean() + draw.deviation() * noise));
            each.add(new Sample(1, change, change.multiply(change)));
        }
        return each.stream().reduce(Sample.NONE, Sample::plus);
    }
}
