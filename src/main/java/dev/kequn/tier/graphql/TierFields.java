package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.customer.graphql.StaffEyes;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.ServiceTierStep;
import dev.kequn.tier.standing.ServiceTiers;
import dev.kequn.tier.standing.Standing;
import dev.kequn.tier.standing.Tier;
import dev.kequn.tier.standing.Tiers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final ServiceTiers services;
    private final TierPolicies policies;
    private final TiersInRequest current;
    private final Callers callers;

    TierFields(Tiers tiers, ServiceTiers services, TierPolicies policies, TiersInRequest current, Callers callers) {
        this.tiers = tiers;
        this.services = services;
        this.callers = callers;
        this.policies = policies;
        this.current = current;
    }

    @Description("Composite tier in the latest completed assessment; null for one who was not assessed in it.")
    public Uni<List<@Nullable CompositeTierView>> compositeTier(@Source List<CustomerView> customers) {
        return current(customers, (customer, standing, policy) -> CompositeTierView.of(standing.tier(), policy));
    }

    @Description("Service tier on the business date: the override in force, else what the rules found in the latest "
            + "completed assessment; null for one who was not assessed in it.")
    public Uni<List<@Nullable ServiceTierView>> serviceTier(@Source List<CustomerView> customers) {
        Caller caller = callers.current();
        return current(
                customers,
                (customer, standing, policy) ->
                        ServiceTierView.of(standing.service(), policy, StaffEyes.look(caller, customer)));
    }

    @Description("Quadrant on the business date; null for one who was not assessed in the latest completed assessment.")
    public Uni<List<@Nullable QuadrantView>> quadrant(@Source List<CustomerView> customers) {
        Caller caller = callers.current();
        return current(
                customers,
                (customer, standing, policy) ->
                        QuadrantView.of(standing.quadrant(policy), policy, StaffEyes.look(caller, customer)));
    }

    @NonNull
    @Description("Composite tiers period by period, the last one first; of each period its last revision.")
    public Uni<List<List<@NonNull CompositeTierView>>> tierHistory(@Source List<CustomerView> customers) {
        return tiers.history(keys(customers)).chain(found -> policiesOf(
                        found.values().stream().flatMap(List::stream).map(Tier::policyId))
                .map(rules -> customers.stream()
                        .map(customer -> found.getOrDefault(customer.key(), List.of()).stream()
                                .map(tier -> CompositeTierView.of(tier, rules.get(tier.policyId())))
                                .toList())
                        .toList()));
    }

    @NonNull
    @Description("Service levels up to the business date, the last one first. An assessment counts from the first day "
            + "after its period, whenever it was completed; an override on the days it held. Days on which the "
            + "customer had no tier are in no step.")
    public Uni<List<List<@NonNull ServiceTierStepView>>> serviceTierHistory(@Source List<CustomerView> customers) {
        Caller caller = callers.current();
        return services.history(keys(customers)).chain(found -> policiesOf(
                        found.values().stream().flatMap(List::stream).map(step -> step.rule()
                                .policyId()))
                .map(rules -> customers.stream()
                        .map(customer -> steps(found.getOrDefault(customer.key(), List.of()), rules, caller, customer))
                        .toList()));
    }

    private static List<ServiceTierStepView> steps(
            List<ServiceTierStep> steps, Map<Long, TierPolicy> rules, Caller caller, CustomerView customer) {
        boolean staff = StaffEyes.look(caller, customer);
        return steps.stream()
                .map(step -> ServiceTierStepView.of(step, rules.get(step.rule().policyId()), staff))
                .toList();
    }

    private interface StandingView<V> {
        V of(CustomerView customer, Standing standing, TierPolicy policy);
    }

    private <V> Uni<List<V>> current(List<CustomerView> customers, StandingView<V> view) {
        return current.of(keys(customers)).chain(found -> policiesOf(
                        found.values().stream().map(Standing::policyId))
                .map(rules -> {
                    List<V> views = new ArrayList<>();
                    for (CustomerView customer : customers) {
                        Standing standing = found.get(customer.key());
                        views.add(
                                standing == null ? null : view.of(customer, standing, rules.get(standing.policyId())));
                    }
                    return views;
                }));
    }

    private Uni<Map<Long, TierPolicy>> policiesOf(Stream<Long> found) {
        Set<Long> ids = found.collect(Collectors.toSet());
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : policies.byId(ids);
    }

    private static List<Long> keys(List<CustomerView> customers) {
        return customers.stream().map(CustomerView::key).toList();
    }
}
