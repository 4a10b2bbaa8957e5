package dev.kequn.customer.graphql;

import dev.kequn.access.Role;
import dev.kequn.customer.Consent;
import dev.kequn.customer.ConsentPurpose;
import dev.kequn.customer.Consents;
import dev.kequn.customer.CustomerTag;
import dev.kequn.customer.Holdings;
import dev.kequn.customer.Organisation;
import dev.kequn.customer.Tagging;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What belongs to a customer; one statement per field, however many customers are on the page. */
@GraphQLApi
@RolesAllowed({
    Role.CUSTOMER,
    Role.MANAGER,
    Role.MARKETING,
    Role.OPERATIONS,
    Role.BRANCH_STAFF,
    Role.BRANCH_MANAGER
})
public class CustomerFields {
    private final Organisation organisation;
    private final Tagging tagging;
    private final Consents consents;
    private final Holdings holdings;
    private final BusinessTime time;

    CustomerFields(
            Organisation organisation, Tagging tagging, Consents consents, Holdings holdings, BusinessTime time) {
        this.organisation = organisation;
        this.tagging = tagging;
        this.consents = consents;
        this.holdings = holdings;
        this.time = time;
    }

    @NonNull
    @Description("The branch that keeps the relation.")
    public Uni<List<BranchView>> branch(@Source List<CustomerView> customers) {
        Set<String> codes = Set.copyOf(customers.stream().map(CustomerView::branchCode).distinct().toList());
        return organisation
                .branches(codes)
                .map(found -> customers.stream()
                        .map(customer -> BranchView.of(found.get(customer.branchCode())))
                        .toList());
    }

    @Description("The responsible manager; null when none is assigned.")
    public Uni<List<@Nullable ManagerView>> manager(@Source List<CustomerView> customers) {
        List<String> numbers = customers.stream()
                .map(CustomerView::managerNo)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return organisation.managers(numbers).map(found -> {
            List<ManagerView> managers = new ArrayList<>();
            for (CustomerView customer : customers) {
                managers.add(customer.managerNo() == null ? null : ManagerView.of(found.get(customer.managerNo())));
            }
            return managers;
        });
    }

    @NonNull
    @Description("The tags that hold on the business date, in order of name.")
    public Uni<List<List<@NonNull TagView>>> tags(@Source List<CustomerView> customers) {
        LocalDate today = time.today();
        return tagLists(customers, tag -> tag.holdsOn(today));
    }

    @NonNull
    @Description("Every tag the customer has or had, in order of name and day.")
    public Uni<List<List<@NonNull TagView>>> tagHistory(@Source List<CustomerView> customers) {
        return tagLists(customers, tag -> true);
    }

    @NonNull
    @Description("Everything the customer stated about the use of his data, per purpose the latest first.")
    public Uni<List<List<@NonNull ConsentView>>> consents(@Source List<CustomerView> customers) {
        return consents.historyOf(keys(customers))
                .map(found -> customers.stream()
                        .map(customer -> marked(found.getOrDefault(customer.key(), List.of())))
                        .toList());
    }

    @NonNull
    @Description("Products the customer holds or held, the oldest first.")
    public Uni<List<List<@NonNull HoldingView>>> holdings(@Source List<CustomerView> customers) {
        return holdings.of(keys(customers))
                .map(found -> customers.stream()
                        .map(customer -> found.getOrDefault(customer.key(), List.of()).stream()
                                .map(HoldingView::of)
                                .toList())
                        .toList());
    }

    private Uni<List<List<@NonNull TagView>>> tagLists(List<CustomerView> customers, Predicate<CustomerTag> wanted) {
        return tagging.historyOf(keys(customers)).map((Map<Long, List<CustomerTag>> found) -> customers.stream()
                .map(customer -> found.getOrDefault(customer.key(), List.of()).stream()
                        .filter(wanted)
                        .map(TagView::of)
                        .toList())
                .toList());
    }

    private static List<ConsentView> marked(List<Consent> latestFirst) {
        Set<ConsentPurpose> seen = EnumSet.noneOf(ConsentPurpose.class);
        return latestFirst.stream()
                .map(consent -> ConsentView.of(consent, seen.add(consent.purpose())))
                .toList();
    }

    private static List<Long> keys(List<CustomerView> customers) {
        return customers.stream().map(CustomerView::key).toList();
    }
}
