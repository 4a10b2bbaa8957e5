package dev.kequn.campaign.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.contact.ContactPolicies;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The contact policy, its history and its next version. */
@GraphQLApi
public class ContactPolicyApi {
    private static final String LIST = "contactPolicies";

    private final ContactPolicies policies;
    private final Callers callers;

    ContactPolicyApi(ContactPolicies policies, Callers callers) {
        this.policies = policies;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("The contact policy in force.")
    public Uni<ContactPolicyView> contactPolicy() {
        return policies.inForce().map(ContactPolicyView::of);
    }

    @Query
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "All versions of the contact policy, the newest first: the first is in force. Errors: INVALID_ARGUMENT, "
                    + "INVALID_CURSOR.")
    public Uni<ContactPolicyView.Connection> contactPolicies(
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last version seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys(LIST, 1);
        long before = keys.isEmpty() ? Integer.MAX_VALUE : Paging.number(keys.get(0));
        return policies.before((int) Math.min(before, Integer.MAX_VALUE), first + 1)
                .map(found -> ContactPolicyView.Connection.of(LIST, paging, found));
    }

    @Mutation
    @RolesAllowed(Role.ADMIN)
    @NonNull
    @Description(
            "Puts the next version of the contact policy in force. Contacts that wait are judged by it when a gateway "
                    + "fetches them on a later day than planned. Errors: INVALID_POLICY, CHANGED_SINCE_READ, INVALID_REASON.")
    public Uni<ContactPolicyPayload> contactPolicySet(
            @NonNull @Name("policy") @Description("The whole policy.") ContactPolicyInput policy,
            @NonNull
                    @Name("expectedVersion")
                    @Description("The version in force that the caller has read; another one is refused.")
                    int expectedVersion,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> policies.set(caller, policy.toDomain(), expectedVersion, reason))
                .map(set -> new ContactPolicyPayload(ContactPolicyView.of(set), List.of()))
                .onFailure(Refusal.class)
                .recoverWithItem(ContactPolicyPayload::of);
    }
}
