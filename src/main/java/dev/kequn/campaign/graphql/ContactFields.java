package dev.kequn.campaign.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.contact.ContactHistory;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.customer.graphql.StaffEyes;
import dev.kequn.platform.graphql.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What campaigns have said to customers; one statement for a page of them. */
@GraphQLApi
@RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class ContactFields {
    private static final String LIST = "Customer.contacts";

    private final ContactHistory history;
    private final Callers callers;

    ContactFields(ContactHistory history, Callers callers) {
        this.history = history;
        this.callers = callers;
    }

    @NonNull
    @Description(
            "Approaches to the customer by campaigns, the newest first; for staff also those that did not take place, "
                    + "with the reason. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<List<ContactView.@NonNull Connection>> contacts(
            @Source List<CustomerView> owners,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last contact seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys(LIST, 1);
        Set<Long> deliveredOnly = owners.stream()
                .filter(owner -> !StaffEyes.look(caller, owner))
                .map(CustomerView::key)
                .collect(Collectors.toSet());
        return history.of(
                        owners.stream().map(CustomerView::key).distinct().toList(),
                        deliveredOnly,
                        keys.isEmpty() ? null : (Long) Paging.number(keys.get(0)),
                        first + 1)
                .map(found -> owners.stream()
                        .map(owner ->
                                ContactView.Connection.of(LIST, paging, found.getOrDefault(owner.key(), List.of())))
                        .toList());
    }
}
