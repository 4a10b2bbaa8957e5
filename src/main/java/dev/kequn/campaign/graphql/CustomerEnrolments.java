package dev.kequn.campaign.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.enrolment.Enrolment;
import dev.kequn.campaign.enrolment.Enrolments;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.graphql.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The campaigns a customer is in; one statement for a page of customers. */
@GraphQLApi
@RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class CustomerEnrolments {
    private static final String LIST = "Customer.enrolments";

    private final Enrolments enrolments;
    private final Callers callers;

    CustomerEnrolments(Enrolments enrolments, Callers callers) {
        this.enrolments = enrolments;
        this.callers = callers;
    }

    @NonNull
    @Description(
            "The campaigns he is or was led through, the newest first; for marketing and operations also those that "
                    + "left him alone for comparison. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<List<@NonNull EnrolmentConnection>> enrolments(
            @Source List<CustomerView> customers,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last enrolment seen.") @Nullable String after) {
        Caller caller = callers.current();
        EnrolmentPage page = new EnrolmentPage(LIST, new Paging(first, after));
        List<Enrolments.Asked> asked = customers.stream()
                .map(customer -> new Enrolments.Asked(
                        customer.key(),
                        EnrolmentSight.of(caller, customer.customerNo()).arms()))
                .toList();
        return enrolments.of(asked, page.behind(), page.count()).map(found -> customers.stream()
                .map(customer -> connection(
                        page,
                        found.getOrDefault(customer.key(), List.of()),
                        EnrolmentSight.of(caller, customer.customerNo())))
                .toList());
    }

    private static EnrolmentConnection connection(EnrolmentPage page, List<Enrolment> found, EnrolmentSight sight) {
        List<EnrolmentView> views =
                found.stream().map(one -> EnrolmentView.of(one, sight)).toList();
        return new EnrolmentConnection(page.edges(views), page.info(views));
    }
}
