package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.KeyedRequest;
import dev.kequn.access.Role;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.grant.GrantDecisions;
import dev.kequn.loyalty.grant.GrantList;
import dev.kequn.loyalty.grant.GrantState;
import dev.kequn.loyalty.grant.GrantWish;
import dev.kequn.loyalty.grant.Granted;
import dev.kequn.loyalty.grant.PointsGrant;
import dev.kequn.loyalty.grant.PointsGrants;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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

/** Points granted by hand. */
@GraphQLApi
public class PointsGrantApi {
    private static final String LIST = "pointsGrants";
    private static final String KEY =
            "1 to 200 characters of your own choice; the same request with the same key is done "
                    + "once and answered with the grant as it is by then, another request with it is refused.";

    private final PointsGrants grants;
    private final GrantDecisions decisions;
    private final GrantList list;
    private final CustomerDirectory customers;
    private final BusinessTime time;
    private final Callers callers;

    PointsGrantApi(
            PointsGrants grants,
            GrantDecisions decisions,
            GrantList list,
            CustomerDirectory customers,
            BusinessTime time,
            Callers callers) {
        this.grants = grants;
        this.decisions = decisions;
        this.list = list;
        this.customers = customers;
        this.time = time;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "Grants of the customers the caller may grant points, the newest first: operations all, a branch manager "
                    + "those of his branch. PENDING is the queue of those who approve. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<PointsGrantView.Connection> pointsGrants(
            @Name("state") @Description("In which state; any when absent.") @Nullable GrantState state,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last grant seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging page = new Paging(first, after);
        List<String> keys = page.keys(LIST, 1);
        Long before = keys.isEmpty() ? null : Paging.number(keys.get(0));
        return list.list(caller, state, before, first + 1)
                .chain(found -> views(page.cut(found), caller).map(views -> page(views, page.hasNext(found))));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Grants a customer points by hand; a branch manager only customers of his branch. What one person "
            + "grants one customer on one business day without anybody else counts together, whatever became of the "
            + "points since; a grant that goes above the bank's limit with it waits for someone else, and the customer "
            + "has the points only then. Errors: UNKNOWN_CUSTOMER, CUSTOMER_CLOSED, INVALID_AMOUNT, INVALID_VALIDITY, "
            + "INVALID_REASON, BALANCE_TOO_LARGE, IDEMPOTENCY_CONFLICT, INVALID_IDEMPOTENCY_KEY.")
    public Uni<PointsGrantPayload> pointsGrant(
            @NonNull @Name("input") @Description("Which points for whom.") PointsGrantInput input,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey,
            @NonNull
                    @Name("dryRun")
                    @DefaultValue("false")
                    @Description("True to be told what would happen, without it happening.")
                    Boolean dryRun) {
        Caller caller = callers.current();
        return answer(caller, dryRun, () -> {
            GrantWish wish = input.wish();
            KeyedRequest request = KeyedRequest.of(
                    caller,
                    idempotencyKey,
                    "pointsGrant",
                    wish.customerNo(),
                    wish.grant().amount(),
                    wish.grant().activation(),
                    wish.grant().expiry(),
                    wish.grant().onSpent(),
                    wish.reason());
            return dryRun ? grants.tryOut(request, wish) : grants.grant(request, wish);
        });
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Approves a grant that waits: the points are brought on the business date. Never by who asked for it. "
            + "Errors: UNKNOWN_GRANT, NOT_PENDING, SELF_APPROVAL, CUSTOMER_CLOSED, INVALID_VALIDITY when the points would "
            + "be void by now, BALANCE_TOO_LARGE, IDEMPOTENCY_CONFLICT, INVALID_IDEMPOTENCY_KEY.")
    public Uni<PointsGrantPayload> pointsGrantApprove(
            @Id @NonNull @Name("grantId") @Description("The grant.") String grantId,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        KeyedRequest request = KeyedRequest.of(caller, idempotencyKey, "pointsGrantApprove", grantId);
        return answer(caller, false, () -> decisions.approve(request, RowId.of(grantId)));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Rejects a grant that waits. Never by who asked for it. Errors: UNKNOWN_GRANT, NOT_PENDING, "
            + "SELF_APPROVAL, INVALID_REASON, IDEMPOTENCY_CONFLICT, INVALID_IDEMPOTENCY_KEY.")
    public Uni<PointsGrantPayload> pointsGrantReject(
            @Id @NonNull @Name("grantId") @Description("The grant.") String grantId,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        KeyedRequest request = KeyedRequest.of(caller, idempotencyKey, "pointsGrantReject", grantId, reason);
        return answer(caller, false, () -> decisions.reject(request, RowId.of(grantId), reason));
    }

    private Uni<PointsGrantPayload> answer(Caller caller, boolean dryRun, Supplier<Uni<Granted>> step) {
        return Uni.createFrom()
                .<Granted>deferred(step::get)
                .chain(granted -> dryRun
                        ? Uni.createFrom().item(PointsGrantPayload.of(granted, null))
                        : customers(List.of(granted.grant()), caller)
                                .map(views -> PointsGrantPayload.of(granted, views.get(0))))
                .onFailure(Refusal.class)
                .recoverWithItem(PointsGrantPayload::of);
    }

    private Uni<List<PointsGrantView>> views(List<PointsGrant> found, Caller caller) {
        return customers(found, caller).map(views -> {
            List<PointsGrantView> shown = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                shown.add(PointsGrantView.of(found.get(i), views.get(i)));
            }
            return shown;
        });
    }

    /** The customers of the grants, in their order. */
    private Uni<List<CustomerView>> customers(List<PointsGrant> found, Caller caller) {
        Set<Long> ids = found.stream().map(PointsGrant::customerId).collect(Collectors.toSet());
        return customers.byId(ids).map(known -> found.stream()
                .map(grant -> CustomerView.of(known.get(grant.customerId()), caller, time.today()))
                .toList());
    }

    private static PointsGrantView.Connection page(List<PointsGrantView> views, boolean more) {
        List<PointsGrantView.Edge> edges = views.stream()
                .map(view -> new PointsGrantView.Edge(Paging.cursor(LIST, List.of(view.id())), view))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new PointsGrantView.Connection(edges, new PageInfo(more, end));
    }
}
