package dev.kequn.tier.assessment;

import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.policy.CompiledPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer's levels before and after; codes of the two policies, money in minor units.
 *
 * @param compositeBefore null, as {@code serviceBefore}, for a customer the side before does not have
 * @param composite null, as all that follows, for one the side after does not have
 * @param reason null also where it was not kept yet
 */
public record TierMove(
        long customerId,
        @Nullable String compositeBefore,
        @Nullable String serviceBefore,
        @Nullable String composite,
        @Nullable String service,
        @Nullable TierChangeReason reason,
        @Nullable Long averageAum,
        @Nullable Long averageLoan) {

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
        return !Objects.equals(composite, compositeBefore) || !Objects.equals(service, serviceBefore);
    }
}
