package dev.kequn.tier.assessment;

import dev.kequn.platform.time.Window;
import dev.kequn.tier.policy.CompiledPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment is made of; the same for every customer.
 *
 * @param previous whose levels customers held before; null for the first assessment of the bank
 * @param base the last revision of the same period, which this one is compared with; null for its first
 */
record Assessment(Window window, CompiledPolicy policy, @Nullable EarlierRun previous, @Nullable EarlierRun base) {

    /** Whether an assessment with so many differences from its base has nothing new to say. */
    boolean repeatsBase(long differences) {
        return base != null && base.policy().id() == policy.policy().id() && differences == 0;
    }
}
