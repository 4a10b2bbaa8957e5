package dev.kequn.customer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.ConsentPurpose;
import dev.kequn.customer.ConsentRefusal;
import dev.kequn.customer.Consents;
import dev.kequn.customer.Customer;
import dev.kequn.customer.Tagging;
import dev.kequn.customer.graphql.CustomerPayload.ConsentError;
import dev.kequn.customer.graphql.CustomerPayload.ConsentPayload;
import dev.kequn.customer.graphql.CustomerPayload.TagError;
import dev.kequn.customer.graphql.CustomerPayload.TagPayload;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Changes what is known of a customer. */
@GraphQLApi
public class CustomerMutations {
    private final Tagging tagging;
    private final Consents consents;
    private final Callers callers;
    private final BusinessTime time;

    CustomerMutations(Tagging tagging, Consents consents, Callers callers, BusinessTime time) {
        this.tagging = tagging;
        this.consents = consents;
        this.callers = callers;
        this.time = time;
    }

    @Mutation
    @RolesAllowed({Role.MANAGER, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Gives a customer a tag from the business date on. The same tag and value again change nothing; "
            + "another value ends the old one today.")
    public Uni<TagPayload> customerTag(
            @NonNull @Name("customerNo") @Description("The customer.") String customerNo,
            @NonNull @Name("tag") @Description("Name of the tag, 1 to 64 characters.") String tag,
            @Name("value") @Description("Value that goes with it, at most 200 characters.") @Nullable String value) {
        Caller caller = callers.current();
        return tagged(tagging.tag(caller, customerNo, tag, value), caller);
    }

    @Mutation
    @RolesAllowed({Role.MANAGER, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Ends a tag: from the business date on the customer does not have it. Its history stays.")
    public Uni<TagPayload> customerUntag(
            @NonNull @Name("customerNo") @Description("The customer.") String customerNo,
            @NonNull @Name("tag") @Description("Name of the tag.") String tag) {
        Caller caller = callers.current();
        return tagged(tagging.untag(caller, customerNo, tag), caller);
    }

    @Mutation
    @RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "Records that a customer or prospect agrees to a purpose or does not. What is in force already is not recorded "
                    + "again. Errors: UNKNOWN_CUSTOMER, INVALID_CUSTOMER.")
    public Uni<ConsentPayload> consentSet(
            @Name("customerNo")
                    @Description("The customer; a customer may name only himself. Null where the id is given.")
                    @Nullable
                    String customerNo,
            @Id
                    @Name("id")
                    @Description("His `Customer.id`, for prospects, who have no number; null where that is given.")
                    @Nullable
                    String id,
            @NonNull @Name("purpose") @Description("What it is about.") ConsentPurpose purpose,
            @NonNull @Name("granted") @Description("True for agreement, false for refusal or withdrawal.")
                    Boolean granted) {
        Caller caller = callers.current();
        return stated(caller, customerNo, id, purpose, granted)
                .map(customer -> new ConsentPayload(view(customer, caller), List.of()))
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> ConsentError.payload((Refusal) refusal));
    }

    private Uni<Customer> stated(
            Caller caller, @Nullable String customerNo, @Nullable String id, ConsentPurpose purpose, boolean granted) {
        if (customerNo != null && id == null) {
            return consents.set(caller, customerNo, purpose, granted);
        }
        return id != null && customerNo == null
                ? consents.set(caller, RowId.of(id), purpose, granted)
                : Uni.createFrom()
                        .failure(new Refusal(
                                ConsentRefusal.INVALID_CUSTOMER, "customerNo", "Either the number or the id"));
    }

    private Uni<TagPayload> tagged(Uni<Customer> change, Caller caller) {
        return change.map(customer -> new TagPayload(view(customer, caller), List.of()))
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> TagError.payload((Refusal) refusal));
    }

    private CustomerView view(Customer customer, Caller caller) {
        return CustomerView.of(customer, caller, time.today());
    }
}
