package dev.kequn.tier.assessment;

import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.policy.CompiledPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One customer's levels before and after; codes of the two policies, money in minor units.
 *
 * @param compositeBefore null, as {@code serviceBefore}, for a customer the assessment before does not have
 */
public record TierMove(
        long customerId,
        @Nullable String compositeBefore,
        @Nullable String serviceBefore,
        String composite,
        String service,
        TierChangeReason reason,
        long averageAum,
        long averageLoan) {

    static TierMove of(Finding found, CompiledPolicy policy) {
        Finding.Before before = found.before();
        return new TierMove(
                found.customerId(),
                before == null ? null : before.composite(),
                before == null ? null : before.service(),
                policy.code(found.composite()),
                policy.code(found.service()),
                found.reason(),
                found.averageAum(),
                found.averageLoan());
    }

    boolean moves() {
        return !composite.equals(compositeBefore) || !service.equals(serviceBefore);
    }
}
