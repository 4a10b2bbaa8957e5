package dev.kequn.tier.graphql;

import dev.kequn.access.Role;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.Tier;
import dev.kequn.tier.standing.Tiers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The tiers of a customer; the assessment in force is read once for the whole page and all its fields. */
@GraphQLApi
@RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class TierFields {
    private final Tiers tiers;
    private final TierPolicies policies;
    private final TiersInRequest current;

    TierFields(Tiers tiers, TierPolicies policies, TiersInRequest current) {
        this.tiers = tiers;
        this.policies = policies;
        this.current = current;
    }

    @Description("Composite tier in the latest completed assessment; null for one who was not assessed in it.")
    public Uni<List<@Nullable CompositeTierView>> compositeTier(@Source List<CustomerView> customers) {
        return current(customers, CompositeTierView::of);
    }

    @Description("Service tier in the latest completed assessment; null for one who was not assessed in it.")
    public Uni<List<@Nullable ServiceTierView>> serviceTier(@Source List<CustomerView> customers) {
        return current(customers, ServiceTierView::of);
    }

    @Description("Quadrant in the latest completed assessment; null for one who was not assessed in it.")
    public Uni<List<@Nullable QuadrantView>> quadrant(@Source List<CustomerView> customers) {
        return current(
                customers,
                (tier, policy) -> new QuadrantView(policy.quadrant(tier.compositeLevel(), tier.serviceLevel())));
    }

    @NonNull
    @Description("Composite tiers period by period, the last one first; of each period its last revision.")
    public Uni<List<List<@NonNull CompositeTierView>>> tierHistory(@Source List<CustomerView> customers) {
        return tiers.history(keys(customers)).chain(found -> policiesOf(
                        found.values().stream().flatMap(List::stream).toList())
                .map(rules -> customers.stream()
                        .map(customer -> found.getOrDefault(customer.key(), List.of()).stream()
                                .map(tier -> CompositeTierView.of(tier, rules.get(tier.policyId())))
                                .toList())
                        .toList()));
    }

    private <V> Uni<List<V>> current(List<CustomerView> customers, BiFunction<Tier, TierPolicy, V> view) {
        return current.of(keys(customers))
                .chain(found -> policiesOf(found.values()).map(rules -> {
                    List<V> views = new ArrayList<>();
                    for (CustomerView customer : customers) {
                        Tier tier = found.get(customer.key());
                        views.add(tier == null ? null : view.apply(tier, rules.get(tier.policyId())));
                    }
                    return views;
                }));
    }

    private Uni<Map<Long, TierPolicy>> policiesOf(Collection<Tier> found) {
        Set<Long> ids = found.stream().map(Tier::policyId).collect(Collectors.toSet());
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : policies.byId(ids);
    }

    private static List<Long> keys(List<CustomerView> customers) {
        return customers.stream().map(CustomerView::key).toList();
    }
}
