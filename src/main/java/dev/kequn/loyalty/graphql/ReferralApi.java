package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.loyalty.referral.Place;
import dev.kequn.loyalty.referral.Referral;
import dev.kequn.loyalty.referral.ReferralList;
import dev.kequn.loyalty.referral.ReferralTrees;
import dev.kequn.loyalty.referral.Referrals;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.platform.time.Window;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Who brought whom. */
@GraphQLApi
public class ReferralApi {
    private static final String LIST = "referrals";

    private final Referrals referrals;
    private final ReferralList list;
    private final ReferralTrees trees;
    private final CustomerDirectory directory;
    private final BusinessTime time;
    private final Callers callers;

    ReferralApi(
            Referrals referrals,
            ReferralList list,
            ReferralTrees trees,
            CustomerDirectory directory,
            BusinessTime time,
            Callers callers) {
        this.referrals = referrals;
        this.list = list;
        this.trees = trees;
        this.directory = directory;
        this.time = time;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.OPERATIONS, Role.SERVICE, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "Registers who brought a newcomer: a prospect, or a customer whose relation began lately (at most 30 days "
                    + "ago unless the bank says otherwise). A customer registers himself, staff the customers and prospects in "
                    + "their scope, systems anyone. The first valid claim counts, for good; the same claim again, also "
                    + "with another key, gives the referral that stands.")
    public Uni<ReferralPayload> referralRegister(
            @NonNull @Name("input") @Description("The claim.") ReferralInput input,
            @NonNull
                    @Name("idempotencyKey")
                    @Description(
                            "Chosen by the caller, 1 to 200 characters: the same request with the same key is done "
                                    + "once.")
                    String idempotencyKey) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> referrals.register(caller, input.toDomain(), idempotencyKey))
                .chain(referral -> views(List.of(referral), caller))
                .map(views -> ReferralPayload.of(views.get(0)))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> ReferralPayload.of(failure));
    }

    @Query
    @RolesAllowed({Role.MANAGER, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Referrals of the newcomers in the caller's scope registered from `from` up to but without `to`, the "
            + "newest first. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<ReferralView.Connection> referrals(
            @NonNull @Name("from") @Description("First business date.") LocalDate from,
            @NonNull @Name("to") @Description("First business date after the span; later than `from`.") LocalDate to,
            @Name("branch") @Description("Code of the newcomers' branch; any when absent.") @Nullable String branch,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last referral seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        Place behind = ReferralPages.behind(LIST, paging);
        return list.list(caller, span(from, to), branch, behind, first + 1).chain(found -> page(paging, found, caller));
    }

    @Query
    @RolesAllowed({Role.MANAGER, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @Description(
            "Who came through a customer, generation by generation: how many, and the first 100 of each. Only those in "
                    + "the caller's scope are counted and shown, also where they came through someone who is not. Null when the "
                    + "caller does not see the customer. Error: INVALID_ARGUMENT.")
    public Uni<@Nullable ReferralTreeView> referralTree(
            @NonNull @Name("customerNo") @Description("The customer.") String customerNo,
            @NonNull @Name("depth") @DefaultValue("3") @Description("How many generations, 1 to 5.") int depth) {
        Caller caller = callers.current();
        return trees.below(caller, customerNo, depth)
                .map(tree -> tree == null ? null : ReferralTreeView.of(tree, caller, time.today()));
    }

    private static Window span(LocalDate from, LocalDate to) {
        if (!from.isBefore(to) || from.getYear() < 1900 || to.getYear() > 2200) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT, "to", "from must be before to, both between 1900 and 2200");
        }
        return new Window(from, to);
    }

    private Uni<ReferralView.Connection> page(Paging paging, List<Referral> found, Caller caller) {
        return views(paging.cut(found), caller).map(views -> {
            List<ReferralView.Edge> edges = views.stream()
                    .map(view -> new ReferralView.Edge(cursor(view), view))
                    .toList();
            String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
            return new ReferralView.Connection(edges, new PageInfo(paging.hasNext(found), end));
        });
    }

    private static String cursor(ReferralView view) {
        return ReferralPages.cursor(
                LIST, new Place(view.registeredOn(), view.newcomer().key()));
    }

    private Uni<List<ReferralView>> views(List<Referral> found, Caller caller) {
        return directory.byId(found.stream().map(Referral::newcomerId).toList()).map(customers -> found.stream()
                .map(referral -> ReferralView.of(referral, customers.get(referral.newcomerId()), caller, time.today()))
                .toList());
    }
}
