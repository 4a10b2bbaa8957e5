package dev.kequn.customer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.Customer;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.CustomerFilter;
import dev.kequn.customer.CustomerOrder;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Finds customers. */
@GraphQLApi
public class CustomerApi {
    private final CustomerDirectory directory;
    private final Callers callers;
    private final BusinessTime time;

    CustomerApi(CustomerDirectory directory, Callers callers, BusinessTime time) {
        this.directory = directory;
        this.callers = callers;
        this.time = time;
    }

    @Query
    @RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER
    })
    @Description("The customer with this number; null when there is none or the caller may not see him.")
    public Uni<@Nullable CustomerView> customer(
            @NonNull @Name("customerNo") @Description("The bank's customer number, exact.") String customerNo) {
        Caller caller = callers.current();
        return directory.find(caller, customerNo).map(customer -> view(customer, caller));
    }

    @Query
    @RolesAllowed(Role.CUSTOMER)
    @Description("The caller himself; null when his number is not known here.")
    public Uni<@Nullable CustomerView> me() {
        Caller caller = callers.current();
        return directory.self(caller).map(customer -> view(customer, caller));
    }

    @Query
    @RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "The customers in the caller's scope. Errors: INVALID_ARGUMENT, INVALID_CURSOR, FILTER_REQUIRED, FORBIDDEN.")
    public Uni<CustomerConnection> customers(
            @Name("filter") @Description("Which ones; all when absent.") @Nullable CustomerFilterInput filter,
            @Name("orderBy") @DefaultValue("CUSTOMER_NO") @Description("How they are sorted.") CustomerOrder orderBy,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last customer seen, from a list with the same order.") @Nullable
                    String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        CustomerFilter wanted = filter == null ? CustomerFilter.ALL : filter.toDomain();
        return directory
                .list(caller, wanted, orderBy, paging.keys(listName(orderBy), 2), first + 1)
                .map(found -> connection(caller, wanted, orderBy, paging, found));
    }

    @RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @NonNull
    @Description("How many customers the whole list has, counted exactly; costs a scan of the matches on a large bank.")
    public Uni<Integer> totalCount(@Source CustomerConnection connection) {
        return directory.count(connection.caller(), connection.filter()).map(Math::toIntExact);
    }

    private CustomerConnection connection(
            Caller caller, CustomerFilter filter, CustomerOrder order, Paging paging, List<Customer> found) {
        List<CustomerConnection.CustomerEdge> edges = paging.cut(found).stream()
                .map(customer -> new CustomerConnection.CustomerEdge(
                        Paging.cursor(
                                listName(order),
                                List.of(CustomerDirectory.sortKey(customer, order), Long.toString(customer.id()))),
                        CustomerView.of(customer, caller, time.today())))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new CustomerConnection(edges, new PageInfo(paging.hasNext(found), end), caller, filter);
    }

    private static String listName(CustomerOrder order) {
        return "customers:" + order;
    }

    private @Nullable CustomerView view(@Nullable Customer customer, Caller caller) {
        return customer == null ? null : CustomerView.of(customer, caller, time.today());
    }
}
