package dev.kequn.tier.assessment;

import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.policy.CompiledPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment finds for one customer. Ranks count from 1; money is in minor units.
 *
 * @param calculated rank the balances alone reach
 * @param composite rank after the policy's rules of falling
 * @param service rank of the service tier
 * @param serviceRule number of the last service rule that changed the level, from 1; 0 when none did
 * @param before what the run it is compared with had found; null when that run has not this customer
 */
record Finding(
        long customerId,
        String branch,
        int calculated,
        int composite,
        int missedPeriods,
        TierChangeReason reason,
        int service,
        int serviceRule,
        long averageAum,
        long averageLoan,
        long lastDayAum,
        long lastDayLoan,
        @Nullable Before before) {

    Finding because(TierChangeReason other) {
        return other == reason
                ? this
                : new Finding(
                        customerId,
                        branch,
                        calculated,
                        composite,
                        missedPeriods,
                        other,
                        service,
                        serviceRule,
                        averageAum,
                        averageLoan,
                        lastDayAum,
                        lastDayLoan,
                        before);
    }

    /** Whether the run compared with had found otherwise; why it found so does not count. */
    boolean differs(CompiledPolicy policy) {
        return before == null
                || !before.composite().equals(policy.code(composite))
                || !before.service().equals(policy.code(service))
                || !Objects.equals(before.serviceRule(), policy.serviceRuleName(serviceRule))
                || before.averageAum() != averageAum
                || before.averageLoan() != averageLoan
                || before.missedPeriods() != missedPeriods
                || otherThan(before.calculated(), policy.code(calculated))
                || otherThan(before.lastDayAum(), lastDayAum)
                || otherThan(before.lastDayLoan(), lastDayLoan);
    }

    private static boolean otherThan(@Nullable Object kept, Object found) {
        return kept != null && !kept.equals(found);
    }

    /** The same customer in the run compared with; what rows from before it was kept do not tell is null. */
    record Before(
            String composite,
            String service,
            @Nullable String serviceRule,
            long averageAum,
            long averageLoan,
            @Nullable String calculated,
            int missedPeriods,
            @Nullable String reason,
            @Nullable Long lastDayAum,
            @Nullable Long lastDayLoan) {}
}
