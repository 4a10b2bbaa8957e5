package dev.kequn.tier.standing;

import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The service tiers customers had, by rule and by hand. */
@ApplicationScoped
public class ServiceTiers {
    private static final String SPANS = SqlResource.read(ServiceTiers.class, "service-tier-spans.sql");

    private final TierPolicies policies;
    private final BusinessTime time;
    private final Pool pool;

    ServiceTiers(TierPolicies policies, BusinessTime time, Pool pool) {
        this.policies = policies;
        this.time = time;
        this.pool = pool;
    }

    /** The steps of each of these customers up to the business date, the last first. */
    public Uni<Map<Long, List<ServiceTierStep>>> history(Collection<Long> customerIds) {
        return pool.preparedQuery(SPANS)
                .execute(Tuple.of(customerIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Spans> spans = new HashMap<>();
                    rows.forEach(row -> spans.computeIfAbsent(row.getLong("customer_id"), id -> new Spans())
                            .add(row));
                    return spans;
                })
                .chain(this::steps);
    }

    private Uni<Map<Long, List<ServiceTierStep>>> steps(Map<Long, Spans> spans) {
        Set<Long> ids = spans.values().stream()
                .flatMap(found -> found.rules.stream())
                .map(RuleSpan::policyId)
                .collect(Collectors.toSet());
        return (ids.isEmpty() ? Uni.createFrom().item(Map.<Long, TierPolicy>of()) : policies.byId(ids))
                .map(known -> spans.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().history(known))));
    }

    private class Spans {
        private final List<RuleSpan> rules = new ArrayList<>();
        private final List<OverrideSpan> overrides = new ArrayList<>();

        void add(Row row) {
            if (row.getString("source").equals(ServiceTierSource.OVERRIDE.name())) {
                overrides.add(OverrideSpan.of(row));
            } else {
                rules.add(RuleSpan.of(row));
            }
        }

        List<ServiceTierStep> history(Map<Long, TierPolicy> known) {
            return ServiceTierHistory.of(
                    rules,
                    overrides,
                    (policy, level) -> known.get(policy).levels().stream()
                            .anyMatch(candidate -> candidate.code().equals(level)),
                    time.today());
        }
    }
}
