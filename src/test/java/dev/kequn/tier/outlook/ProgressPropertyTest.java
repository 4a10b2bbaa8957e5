package dev.kequn.tier.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.platform.time.Window;
import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.assessment.EarlierRun;
import dev.kequn.tier.assessment.Projection;
import dev.kequn.tier.assessment.Upcoming;
import dev.kequn.tier.policy.CompiledPolicy;
import dev.kequn.tier.policy.Ladder;
import dev.kequn.tier.policy.SamplePolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The amounts to be kept, lived through day by day: exactly enough, and a minor unit less is not. */
class ProgressPropertyTest {
    private static final LocalDate FROM = LocalDate.of(2026, 7, 1);

    record Day(long aum, long loan) {}

    /** @param lived the days so far; {@code now} is what is kept since the last of them */
    record Life(List<Long> thresholds, int aumWeight, int loanWeight, List<Day> lived, Day now, int left, int held) {
        int days() {
            return lived.size() + left;
        }

        CompiledPolicy policy() {
            return SamplePolicy.of(thresholds, aumWeight, loanWeight);
        }
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Long> money = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 50), Arbitraries.longs().between(0, 100_000_000_000L));
        Arbitrary<Day> day = Combinators.combine(money, money).as(Day::new);
        Arbitrary<List<Long>> thresholds = money.filter(threshold -> threshold > 0)
                .set()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(above -> {
                    above.add(0L);
                    return List.copyOf(new TreeSet<>(above));
                });
        return Combinators.combine(
                        thresholds,
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(1, 100),
                        day.list().ofMaxSize(40),
                        day,
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(0, 6))
                .as((levels, aum, loan, lived, now, left, held) ->
                        new Life(levels, aum, loan, lived, now, left, Math.min(held, levels.size())));
    }

    @Property(tries = 2_000)
    void theAmountsReachTheLevelAndNotAMinorUnitLess(@ForAll("lives") Life life) {
        // Given
        Progress progress = progress(life);
        int next = Math.max(life.held(), progress.projection().calculated()) + 1;

        // Then
        if (life.held() > 0) {
            exact(life, life.held(), progress.amountToStay(), progress.aumToStay());
        }
        if (next <= life.thresholds().size()) {
            assertThat(progress.nextLevel().code()).isEqualTo("L" + next);
            assertThat(progress.amountToNext()).isPositive();
            exact(life, next, progress.amountToNext(), progress.aumToNext());
        } else {
            assertThat(progress.nextLevel()).isNull();
            assertThat(progress.amountToNext()).isNull();
            assertThat(progress.aumToNext()).isNull();
        }
    }

    @Property(tries = 500)
    void theAveragesAreWhatThresholdsAreComparedWith(@ForAll("lives") Life life) {
        // Given
        Progress progress = progress(life);
        Ladder ladder = life.policy().ladder();

        // Then
        assertThat(progress.projectedAverage()
                        >= ladder.threshold(progress.projection().calculated()))
                .isTrue();
        assertThat(progress.averageSoFar())
                .isEqualTo(
                        life.lived().isEmpty()
                                ? null
                                : weighed(life) / (100L * life.lived().size()));
        assertThat(progress.keptNow())
                .isEqualTo((life.aumWeight() * life.now().aum()
                                + life.loanWeight() * life.now().loan())
                        / 100);
    }

    private static void exact(Life life, int rank, Long amount, Long aum) {
        assertThat(reachedKeeping(life, amount)).isGreaterThanOrEqualTo(rank);
        if (amount > 0) {
            assertThat(reachedKeeping(life, amount - 1)).isLessThan(rank);
        }
        if (life.aumWeight() == 0) {
            assertThat(aum).isNull();
            return;
        }
        assertThat(reachedAdding(life, aum)).isGreaterThanOrEqualTo(rank);
        if (aum > 0) {
            assertThat(reachedAdding(life, aum - 1)).isLessThan(rank);
        }
    }

    private static int reachedKeeping(Life life, long weighted) {
        long weighed = weighed(life);
        for (int day = 0; day < life.left(); day++) {
            weighed += 100 * weighted;
        }
        return life.policy().ladder().reached(weighed, life.days());
    }

    private static int reachedAdding(Life life, long aum) {
        long weighed = weighed(life);
        for (int day = 0; day < life.left(); day++) {
            weighed += life.aumWeight() * (life.now().aum() + aum)
                    + life.loanWeight() * life.now().loan();
        }
        return life.policy().ladder().reached(weighed, life.days());
    }

    private static long weighed(Life life) {
        return life.lived().stream()
                .mapToLong(day -> life.aumWeight() * day.aum() + life.loanWeight() * day.loan())
                .sum();
    }

    private static Progress progress(Life life) {
        CompiledPolicy policy = life.policy();
        long aumDays = life.lived().stream().mapToLong(Day::aum).sum()
                + life.left() * life.now().aum();
        long loanDays = life.lived().stream().mapToLong(Day::loan).sum()
                + life.left() * life.now().loan();
        int calculated = policy.ladder().reached(policy.ladder().weigh(aumDays, loanDays), life.days());
        Upcoming upcoming = new Upcoming(
                "sample",
                new Window(FROM, FROM.plusDays(life.days())),
                FROM.plusDays(life.lived().size()),
                policy,
                new EarlierRun(1, policy.policy()));
        return new Progress(
                upcoming,
                new Projection(
                        1,
                        life.held(),
                        life.held() == 0 ? null : "L" + life.held(),
                        calculated,
                        Math.max(life.held(), calculated),
                        0,
                        TierChangeReason.BALANCE,
                        aumDays,
                        loanDays,
                        life.now().aum(),
                        life.now().loan()));
    }
}
