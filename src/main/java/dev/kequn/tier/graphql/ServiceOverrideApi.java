package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.override.Overridden;
import dev.kequn.tier.override.OverrideApprovals;
import dev.kequn.tier.override.OverrideList;
import dev.kequn.tier.override.OverrideState;
import dev.kequn.tier.override.OverrideWish;
import dev.kequn.tier.override.ServiceOverrides;
import dev.kequn.tier.policy.TierPolicies;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Service tiers set by hand. */
@GraphQLApi
public class ServiceOverrideApi {
    private static final String LIST = "serviceTierOverrides";

    private final ServiceOverrides overrides;
    private final OverrideApprovals approvals;
    private final OverrideList list;
    private final TierPolicies policies;
    private final TiersInRequest tiers;
    private final BusinessTime time;
    private final Callers callers;

    ServiceOverrideApi(
            ServiceOverrides overrides,
            OverrideApprovals approvals,
            OverrideList list,
            TierPolicies policies,
            TiersInRequest tiers,
            BusinessTime time,
            Callers callers) {
        this.overrides = overrides;
        this.approvals = approvals;
        this.list = list;
        this.policies = policies;
        this.tiers = tiers;
        this.time = time;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.MANAGER, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "Overrides of the customers in the caller's scope, the newest first; PENDING is the queue of those who "
                    + "approve. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<ServiceOverrideView.Connection> serviceTierOverrides(
            @Name("state") @Description("In which state on the business date; any when absent.") @Nullable
                    OverrideState state,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last override seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys(LIST, 1);
        Long before = keys.isEmpty() ? null : (Long) Paging.number(keys.get(0));
        return list.list(caller, state, before, first + 1)
                .chain(found -> views(paging.cut(found), caller).map(views -> page(views, paging.hasNext(found))));
    }

    @Mutation
    @RolesAllowed({Role.MANAGER, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Sets a customer's service level by hand, from the business date to a last day; then the rules' value "
            + "is back. A lift by more than one level above the rules' value waits for someone else's approval; until "
            + "then what held holds. The newest counts: it takes the place of one that waits and, once it holds, of "
            + "the one that held. The same again, by the same caller, changes nothing.")
    public Uni<ServiceOverridePayload> serviceTierOverride(
            @NonNull @Name("customerNo") @Description("The customer.") String customerNo,
            @NonNull @Name("level") @Description("Code of a level of the policy of the assessment in force.")
                    String level,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters; customers do not see it.") String reason,
            @NonNull @Name("until") @Description("Last day on which it holds: today to five years from now.")
                    LocalDate until) {
        Caller caller = callers.current();
        return answer(caller, overrides.override(caller, customerNo, new OverrideWish(level, reason, until)));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Approves an override that waits: it holds from the business date on. Never by who made it, and not "
            + "after its last day.")
    public Uni<ServiceOverridePayload> serviceTierApprove(
            @Id @NonNull @Name("overrideId") @Description("The override.") String overrideId) {
        Caller caller = callers.current();
        return answer(caller, approvals.approve(caller, RowId.of(overrideId)));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Rejects an override that waits. Never by who made it, who may release it.")
    public Uni<ServiceOverridePayload> serviceTierReject(
            @Id @NonNull @Name("overrideId") @Description("The override.") String overrideId,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return answer(caller, approvals.reject(caller, RowId.of(overrideId), reason));
    }

    @Mutation
    @RolesAllowed({Role.MANAGER, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "Gives a customer's service level back to the rules: the override that holds ends, so that it does not "
                    + "hold today, and one that waits is taken back.")
    public Uni<ServiceOverridePayload> serviceTierRelease(
            @NonNull @Name("customerNo") @Description("The customer.") String customerNo,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return answer(caller, overrides.release(caller, customerNo, reason));
    }

    private Uni<ServiceOverridePayload> answer(Caller caller, Uni<Overridden> step) {
        tiers.forget();
        return step.chain(done -> views(List.of(done), caller))
                .map(views -> ServiceOverridePayload.of(views.get(0)))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> ServiceOverridePayload.of(failure));
    }

    private Uni<List<ServiceOverrideView>> views(List<Overridden> found, Caller caller) {
        Set<Long> ids = found.stream().map(one -> one.override().policyId()).collect(Collectors.toSet());
        return policies.byId(ids).map(known -> found.stream()
                .map(one -> ServiceOverrideView.of(one, known.get(one.override().policyId()), caller, time.today()))
                .toList());
    }

    private static ServiceOverrideView.Connection page(List<ServiceOverrideView> views, boolean more) {
        List<ServiceOverrideView.Edge> edges = views.stream()
                .map(view -> new ServiceOverrideView.Edge(Paging.cursor(LIST, List.of(view.id())), view))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new ServiceOverrideView.Connection(edges, new PageInfo(more, end));
    }
}
