package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.Customer;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.outlook.DowngradeWarnings;
import dev.kequn.tier.outlook.Outlooks;
import dev.kequn.tier.outlook.Place;
import dev.kequn.tier.outlook.Progress;
import dev.kequn.tier.outlook.RankedPage;
import dev.kequn.tier.outlook.UpgradeChances;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What happens between assessments. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.OPERATIONS, Role.BRANCH_MANAGER})
public class TierOutlookApi {
    private static final String WARNINGS = "downgradeWarnings";
    private static final String CHANCES = "upgradeChances";

    private final Outlooks outlooks;
    private final DowngradeWarnings warnings;
    private final UpgradeChances chances;
    private final CustomerDirectory directory;
    private final BusinessTime time;
    private final Callers callers;

    TierOutlookApi(
            Outlooks outlooks,
            DowngradeWarnings warnings,
            UpgradeChances chances,
            CustomerDirectory directory,
            BusinessTime time,
            Callers callers) {
        this.outlooks = outlooks;
        this.warnings = warnings;
        this.chances = chances;
        this.directory = directory;
        this.time = time;
        this.callers = callers;
    }

    @RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER
    })
    @Description("Where the customer is heading in the current period and what he must keep; null for one whom its "
            + "assessment will not look at: a prospect, one who is closed by its last day, one without a balance whose "
            + "first day is unknown.")
    public Uni<List<@Nullable TierProgressView>> tierProgress(@Source List<CustomerView> customers) {
        return outlooks.progress(customers.stream().map(CustomerView::key).toList())
                .map(progress -> {
                    List<TierProgressView> views = new ArrayList<>();
                    for (CustomerView customer : customers) {
                        Progress own = progress.get(customer.key());
                        views.add(own == null ? null : TierProgressView.of(own));
                    }
                    return views;
                });
    }

    @Query
    @NonNull
    @Description("Customers in the caller's scope whom the assessment will put on a lower level if they keep their "
            + "present balance, after grace and floors; the most money (`projectedAverage`) first. Empty while the "
            + "current period's last day is more than `daysAhead` days away. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<TierOutlookView.Connection> downgradeWarnings(
            @NonNull
                    @Name("daysAhead")
                    @DefaultValue("30")
                    @Description("How many days ahead the period's last day may lie, 1 to 366.")
                    int daysAhead,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last one seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        return warnings.list(caller, daysAhead, behind(WARNINGS, paging), first)
                .chain(page -> connection(WARNINGS, page, caller));
    }

    @Query
    @NonNull
    @Description("Customers in the caller's scope who, keeping their present balance, miss their `nextLevel` narrowly; "
            + "the most money (`projectedAverage`) first. `aumToNext` says what is missing a day. Empty when no day of "
            + "the period is left. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<TierOutlookView.Connection> upgradeChances(
            @NonNull
                    @Name("within")
                    @DefaultValue("10")
                    @Description("By how many percent of its threshold they may miss it, 1 to 50.")
                    int within,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last one seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        return chances.list(caller, within, behind(CHANCES, paging), first)
                .chain(page -> connection(CHANCES, page, caller));
    }

    private static @Nullable Place behind(String list, Paging paging) {
        List<String> keys = paging.keys(list, 2);
        return keys.isEmpty() ? null : new Place(Paging.number(keys.get(0)), Paging.number(keys.get(1)));
    }

    private Uni<TierOutlookView.Connection> connection(String list, RankedPage page, Caller caller) {
        List<Long> ids = page.found().stream().map(Progress::customerId).toList();
        return directory.byId(ids).map(customers -> {
            List<TierOutlookView.Edge> edges = page.found().stream()
                    .map(progress -> edge(list, progress, customers, caller))
                    .toList();
            String end = page.end() == null ? null : cursor(list, page.end());
            return new TierOutlookView.Connection(edges, new PageInfo(page.more(), end));
        });
    }

    private TierOutlookView.Edge edge(String list, Progress progress, Map<Long, Customer> customers, Caller caller) {
        CustomerView customer = CustomerView.of(customers.get(progress.customerId()), caller, time.today());
        return new TierOutlookView.Edge(
                cursor(list, Place.of(progress)), new TierOutlookView(customer, TierProgressView.of(progress)));
    }

    private static String cursor(String list, Place place) {
        return Paging.cursor(list, List.of(Long.toString(place.weighed()), Long.toString(place.customerId())));
    }
}
