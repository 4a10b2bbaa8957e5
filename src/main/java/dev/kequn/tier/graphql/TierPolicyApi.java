package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.tier.policy.PolicyDesk;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Tier policies from draft to force. */
@GraphQLApi
public class TierPolicyApi {
    private final TierPolicies policies;
    private final PolicyDesk desk;
    private final Callers callers;

    TierPolicyApi(TierPolicies policies, PolicyDesk desk, Callers callers) {
        this.policies = policies;
        this.desk = desk;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Every tier policy, the one that begins last first.")
    public Uni<List<@NonNull TierPolicyView>> tierPolicies() {
        return policies.all()
                .map(found -> found.stream().map(TierPolicyView::of).toList());
    }

    @Query
    @RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.BRANCH_MANAGER})
    @Description("The tier policy with this id; null when there is none.")
    public Uni<@Nullable TierPolicyView> tierPolicy(@Id @NonNull @Name("id") @Description("The policy.") String id) {
        long key = RowId.of(id);
        return policies.byId(List.of(key))
                .map(found -> found.containsKey(key) ? TierPolicyView.of(found.get(key)) : null);
    }

    @Mutation
    @RolesAllowed(Role.ADMIN)
    @NonNull
    @Description(
            "Writes a policy down, or rewrites a draft as its next version. It has no effect until it is submitted "
                    + "and someone else approves it.")
    public Uni<TierPolicyPayload> tierPolicyDraft(
            @NonNull @Name("policy") @Description("The policy.") TierPolicyInput policy,
            @Id @Name("id") @Description("The draft to rewrite; a new one when absent.") @Nullable String id) {
        Caller caller = callers.current();
        return answer(Uni.createFrom()
                .deferred(() ->
                        desk.draft(caller, id == null ? null : RowId.of(id), policy.validFrom, policy::toDomain)));
    }

    @Mutation
    @RolesAllowed(Role.ADMIN)
    @NonNull
    @Description("Submits a draft for approval by someone else; its content is fixed unless it is sent back.")
    public Uni<TierPolicyPayload> tierPolicySubmit(@Id @NonNull @Name("id") @Description("The policy.") String id) {
        return answer(desk.submit(callers.current(), RowId.of(id)));
    }

    @Mutation
    @RolesAllowed(Role.ADMIN)
    @NonNull
    @Description("Approves what someone else submitted; it is in force from its first day, until the next begins.")
    public Uni<TierPolicyPayload> tierPolicyApprove(
            @Id @NonNull @Name("id") @Description("The policy.") String id,
            @NonNull @Name("version") @Description("The version the caller has read; another one is refused.")
                    int version) {
        return answer(desk.approve(callers.current(), RowId.of(id), version));
    }

    @Mutation
    @RolesAllowed(Role.ADMIN)
    @NonNull
    @Description(
            "Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes "
                    + "it back.")
    public Uni<TierPolicyPayload> tierPolicyReject(
            @Id @NonNull @Name("id") @Description("The policy.") String id,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return answer(Uni.createFrom().deferred(() -> desk.reject(caller, RowId.of(id), reason)));
    }

    private static Uni<TierPolicyPayload> answer(Uni<TierPolicy> step) {
        return step.map(TierPolicyPayload::of)
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> TierPolicyPayload.of(failure));
    }
}
