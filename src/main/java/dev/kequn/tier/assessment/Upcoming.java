package dev.kequn.tier.assessment;

import dev.kequn.platform.time.Window;
import dev.kequn.tier.policy.CompiledPolicy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An assessment still to come, as far as it can be told already.
 *
 * @param until first day whose balances are not counted yet
 * @param policy the one that will decide, its service rules apart
 * @param held whose levels customers hold; null before the first assessment of the bank
 */
public record Upcoming(
        String period, Window window, LocalDate until, CompiledPolicy policy, @Nullable EarlierRun held) {

    public int days() {
        return (int) window.days();
    }

    /** Days of the period whose balances are counted. */
    public int daysSoFar() {
        long days = ChronoUnit.DAYS.between(window.from(), until);
        return (int) Math.max(0, Math.min(days, window.days()));
    }

    public int daysLeft() {
        return days() - daysSoFar();
    }
}
