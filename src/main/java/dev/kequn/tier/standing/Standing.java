package dev.kequn.tier.standing;

import dev.kequn.customer.Quadrant;
import dev.kequn.tier.policy.TierPolicy;
import io.vertx.mutiny.sqlclient.Row;

/** Where a customer stands today: the assessment in force, and the service level set by hand where one holds. */
public record Standing(Tier tier, ServiceTier service) {
    static Standing of(Row row) {
        return new Standing(Tier.of(row), ServiceTier.of(row));
    }

    public long policyId() {
        return tier.policyId();
    }

    /** @param policy the one of the assessment */
    public Quadrant quadrant(TierPolicy policy) {
        return policy.quadrant(tier.composite().level(), service.level());
    }
}
