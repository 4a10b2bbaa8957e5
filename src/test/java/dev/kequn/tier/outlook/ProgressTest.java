package dev.kequn.tier.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.platform.time.Window;
import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.assessment.EarlierRun;
import dev.kequn.tier.assessment.Projection;
import dev.kequn.tier.assessment.Upcoming;
import dev.kequn.tier.policy.CompiledPolicy;
import dev.kequn.tier.policy.SamplePolicy;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edges of a period: nothing counted yet, nothing left. */
class ProgressTest {
    private static final Window JULY = new Window(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1));
    private static final CompiledPolicy POLICY = SamplePolicy.of(List.of(0L, 1_000L, 5_000L), 100, 0);

    @ParameterizedTest
    @CsvSource({
        "2026-05-11, 0, 31, 2026-05-10",
        "2026-07-01, 0, 31, 2026-06-30",
        "2026-07-02, 1, 30, 2026-07-01",
        "2026-07-31, 30, 1, 2026-07-30",
        "2026-08-01, 31, 0, 2026-07-31",
        "2026-09-09, 31, 0, 2026-07-31"
    })
    void countsTheDays(LocalDate until, int soFar, int left, LocalDate through) {
        Progress progress = keeping(2_000, until);

        assertThat(progress.upcoming().daysSoFar()).isEqualTo(soFar);
        assertThat(progress.upcoming().daysLeft()).isEqualTo(left);
        assertThat(progress.balancesThrough()).isEqualTo(through);
        assertThat(progress.averageSoFar()).isEqualTo(soFar == 0 ? null : 2_000L);
        assertThat(progress.projectedAverage()).isEqualTo(2_000);
    }

    @Test
    void whereNoDayIsLeftThereIsNothingToKeep() {
        Progress progress = keeping(2_000, JULY.to());

        assertThat(progress.nextLevel().code()).isEqualTo("L3");
        assertThat(progress.amountToNext()).isNull();
        assertThat(progress.aumToNext()).isNull();
        assertThat(progress.amountToStay()).isNull();
        assertThat(progress.aumToStay()).isNull();
    }

    @Test
    void whatHasNoWeightClosesNoGap() {
        assertThat(keeping(2_000, JULY.from()).closedBy()).containsExactly(TierMeasure.AUM);
    }

    /** One who held L2 and keeps {@code aum} all month. */
    private static Progress keeping(long aum, LocalDate until) {
        Upcoming upcoming = new Upcoming("2026-07", JULY, until, POLICY, new EarlierRun(1, POLICY.policy()));
        return new Progress(
                upcoming, new Projection(1, 2, "L2", 2, 2, 0, TierChangeReason.BALANCE, 31 * aum, 0, aum, 0));
    }
}
