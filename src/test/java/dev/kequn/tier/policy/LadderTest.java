package dev.kequn.tier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final long LARGEST = 99_999_999_999_999L;
    private static final List<TierLevel> LEVELS = List.of(
            new TierLevel("A", (short) 1, 0, "一", "A"),
            new TierLevel("B", (short) 2, 1_000, "二", "B"),
            new TierLevel("C", (short) 3, 50_000_000, "三", "C"),
            new TierLevel("D", (short) 4, LARGEST, "四", "D"));

    @Test
    void aFractionOfACentBelowTheThresholdIsBelow() {
        Ladder ladder = new Ladder(LEVELS, 100, 100);

        assertThat(ladder.reached(ladder.weigh(1_000 * 91, 0), 91)).isEqualTo(2);
        assertThat(ladder.reached(ladder.weigh(1_000 * 91 - 1, 0), 91)).isEqualTo(1);
    }

    @Test
    void theLargestBalancesOfALeapYearFit() {
        Ladder ladder = new Ladder(LEVELS, 100, 100);

        assertThat(ladder.reached(ladder.weigh(LARGEST * 366, LARGEST * 366), 366))
                .isEqualTo(4);
        assertThat(ladder.reached(ladder.weigh(LARGEST * 366 - 1, 0), 366)).isEqualTo(3);
    }

    @Property
    void agreesWithDecimals(
            @ForAll @LongRange(max = LARGEST * 366) long aumDays,
            @ForAll @LongRange(max = LARGEST * 366) long loanDays,
            @ForAll @IntRange(min = 1, max = 366) int days,
            @ForAll @IntRange(max = 100) int aumWeight,
            @ForAll @IntRange(max = 100) int loanWeight) {
        Ladder ladder = new Ladder(LEVELS, aumWeight, loanWeight);
        BigDecimal average = BigDecimal.valueOf(aumDays)
                .multiply(BigDecimal.valueOf(aumWeight))
                .add(BigDecimal.valueOf(loanDays).multiply(BigDecimal.valueOf(loanWeight)))
                .divide(BigDecimal.valueOf(100L * days), 10, RoundingMode.DOWN);
        long rank = LEVELS.stream()
                .filter(level -> average.compareTo(BigDecimal.valueOf(level.threshold())) >= 0)
                .count();

        assertThat(ladder.reached(ladder.weigh(aumDays, loanDays), days)).isEqualTo((int) rank);
    }
}
