package dev.kequn.tier.assessment;

import static dev.kequn.tier.policy.DowngradeRule.IMMEDIATE;
import static dev.kequn.tier.policy.DowngradeRule.ONE_LEVEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.policy.Downgrade;
import dev.kequn.tier.policy.DowngradeRule;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelStepTest {
    @ParameterizedTest
    @CsvSource({
        // rule, grace, floor, held, missed, reached -> rank, missed, reason
        "IMMEDIATE, 0, 0, 0, 0, 3, 3, 0, FIRST",
        "IMMEDIATE, 0, 4, 0, 0, 1, 1, 0, FIRST",
        "IMMEDIATE, 0, 0, 2, 0, 5, 5, 0, BALANCE",
        "IMMEDIATE, 2, 0, 2, 2, 2, 2, 0, BALANCE",
        "IMMEDIATE, 0, 0, 5, 0, 1, 1, 0, BALANCE",
        "ONE_LEVEL, 0, 0, 5, 0, 1, 4, 0, ONE_LEVEL",
        "ONE_LEVEL, 0, 0, 5, 0, 4, 4, 0, BALANCE",
        "IMMEDIATE, 2, 0, 5, 0, 1, 5, 1, GRACE",
        "IMMEDIATE, 2, 0, 5, 1, 1, 5, 2, GRACE",
        "IMMEDIATE, 2, 0, 5, 2, 1, 1, 0, BALANCE",
        "ONE_LEVEL, 1, 0, 5, 1, 1, 4, 0, ONE_LEVEL",
        "IMMEDIATE, 0, 3, 5, 0, 1, 3, 0, FLOOR",
        "IMMEDIATE, 0, 5, 3, 4, 1, 3, 5, FLOOR",
        "ONE_LEVEL, 0, 5, 5, 0, 1, 5, 1, FLOOR",
        "ONE_LEVEL, 0, 3, 5, 0, 1, 4, 0, ONE_LEVEL",
        "IMMEDIATE, 0, 1, 5, 0, 2, 2, 0, BALANCE",
        "IMMEDIATE, 1, 4, 5, 0, 2, 5, 1, GRACE"
    })
    void fallsAsThePolicySays(
            DowngradeRule rule,
            int grace,
            int floor,
            int held,
            int missed,
            int reached,
            int rank,
            int missedAfter,
            TierChangeReason reason) {
        assertThat(LevelStep.of(reached, held, missed, new Downgrade(rule, grace, List.of()), floor))
                .isEqualTo(new LevelStep(rank, missedAfter, reason));
    }

    /** Told in one sentence each, without the order in which the code asks. */
    @Property
    void keepsItsPromises(
            @ForAll DowngradeRule rule,
            @ForAll @IntRange(max = 3) int grace,
            @ForAll @IntRange(max = 5) int floor,
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 1, max = 5) Integer> reached) {
        Downgrade downgrade = new Downgrade(rule, grace, List.of());
        LevelStep step = LevelStep.of(reached.get(0), 0, 0, downgrade, floor);
        int below = 0;
        for (int reach : reached.subList(1, reached.size())) {
            LevelStep next = LevelStep.of(reach, step.rank(), step.missedPeriods(), downgrade, floor);
            below = reach < step.rank() ? below + 1 : 0;
            int fall = step.rank() - next.rank();

            assertThat(next.rank()).isGreaterThanOrEqualTo(reach);
            if (reach >= step.rank()) {
                assertThat(next.rank()).isEqualTo(reach);
            }
            if (fall > 0) {
                assertThat(below).isEqualTo(grace + 1);
                assertThat(next.rank()).isGreaterThanOrEqualTo(Math.min(floor, step.rank()));
                assertThat(rule == IMMEDIATE || fall == 1).isTrue();
                below = 0;
            } else if (below > grace) {
                assertThat(step.rank()).isLessThanOrEqualTo(floor);
                assertThat(next.reason()).isEqualTo(TierChangeReason.FLOOR);
                below = grace;
            }
            if (rule == ONE_LEVEL && fall == 1) {
                assertThat(next.reason()).isIn(TierChangeReason.ONE_LEVEL, TierChangeReason.BALANCE);
            }
            step = next;
        }
    }
}
