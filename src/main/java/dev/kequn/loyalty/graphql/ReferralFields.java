package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.customer.CustomerStatus;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.referral.Brought;
import dev.kequn.loyalty.referral.Referral;
import dev.kequn.loyalty.referral.ReferralCode;
import dev.kequn.loyalty.referral.ReferralLinks;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** A customer as one who was brought and who brings others. */
@GraphQLApi
@RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class ReferralFields {
    private static final String LIST = "Customer.referrals";

    private final ReferralLinks links;
    private final BroughtBatch brought;
    private final Callers callers;

    ReferralFields(ReferralLinks links, BroughtBatch brought, Callers callers) {
        this.links = links;
        this.brought = brought;
        this.callers = callers;
    }

    @Description(
            "What the customer passes on to those he brings, as XXXX-XXXX. Not a secret: it only says who he is, in "
                    + "eight characters that a mistyped or swapped one does not turn into another's. Null for prospects and "
                    + "closed customers, and for callers who see him as marketing only.")
    public Uni<List<@Nullable String>> referralCode(@Source List<CustomerView> customers) {
        CustomerScope scope = CustomerScope.of(callers.current()
                .actingAs(Role.CUSTOMER, Role.MANAGER, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER));
        List<@Nullable String> codes = new ArrayList<>();
        for (CustomerView customer : customers) {
            boolean told = customer.status() == CustomerStatus.ACTIVE
                    && scope.includes(customer.customerNo(), customer.managerNo(), customer.branchCode());
            codes.add(told ? ReferralCode.of(customer.key()) : null);
        }
        return Uni.createFrom().item(codes);
    }

    @Description("Who brought the customer; null when nobody did.")
    public Uni<List<@Nullable ReferralPersonView>> referredBy(@Source List<CustomerView> customers) {
        Caller caller = callers.current();
        return links.of(customers.stream().map(CustomerView::key).toList()).map(found -> {
            List<@Nullable ReferralPersonView> referrers = new ArrayList<>();
            for (CustomerView customer : customers) {
                Referral referral = found.get(customer.key());
                referrers.add(referral == null ? null : ReferralPersonView.referrer(referral, caller));
            }
            return referrers;
        });
    }

    @NonNull
    @Description("Whom the customer brought, the newest first. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<ReferralPersonView.Connection> referrals(
            @Source CustomerView customer,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last one seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        return brought.load(customer.key(), ReferralPages.behind(LIST, paging), first + 1)
                .map(found -> page(paging, found, caller));
    }

    private static ReferralPersonView.Connection page(Paging paging, List<Brought> found, Caller caller) {
        List<ReferralPersonView.Edge> edges = paging.cut(found).stream()
                .map(one -> new ReferralPersonView.Edge(
                        ReferralPages.cursor(LIST, one.place()), ReferralPersonView.newcomer(one, caller)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new ReferralPersonView.Connection(edges, new PageInfo(paging.hasNext(found), end));
    }
}
