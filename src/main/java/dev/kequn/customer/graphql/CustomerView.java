package dev.kequn.customer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Mask;
import dev.kequn.customer.Customer;
import dev.kequn.customer.CustomerKind;
import dev.kequn.customer.CustomerStatus;
import dev.kequn.customer.Gender;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Customer")
@Description("A customer or prospect of the bank, as far as the caller may see him.")
public record CustomerView(
        @Id @NonNull @Description("Stable for the life of the record, also when a prospect becomes a customer.")
                String id,
        @Description("The bank's customer number; null for a prospect.") @Nullable String customerNo,
        @NonNull @Description("Full name; for callers who see personal data masked, its first character and two stars.")
                String name,
        @NonNull @Description("Person, merchant or company.") CustomerKind kind,
        @NonNull @Description("Prospect, active or closed as of the business date.") CustomerStatus status,
        @Description("Null where the bank does not know it.") @Nullable Gender gender,
        @Description("Date of birth; null where unknown, and for callers who see personal data masked.") @Nullable
                LocalDate birthDate,
        @Description(
                        "Phone number; masked as 138****5678 for callers who see personal data masked; null where unknown.")
                @Nullable
                String phone,
        @Description("Occupation as the bank's files state it; null where unknown.") @Nullable String occupation,
        @Description("First day of the relation; null where unknown.") @Nullable LocalDate openedOn,
        @Description("First day on which the relation is over; null while it lasts.") @Nullable LocalDate closedOn,
        @Ignore String branchCode,
        @Ignore @Nullable String managerNo)
        implements Entity {

    /** What {@code caller} may see of a customer in his scope. */
    public static CustomerView of(Customer customer, Caller caller, LocalDate today) {
        boolean full = CustomerScope.of(caller)
                .unmasks(caller, customer.customerNo(), customer.managerNo(), customer.branchCode());
        return new CustomerView(
                Long.toString(customer.id()),
                customer.customerNo(),
                full ? customer.name() : Mask.name(customer.name()),
                customer.kind(),
                customer.statusOn(today),
                customer.gender(),
                full ? customer.birthDate() : null,
                full ? customer.phone() : Mask.phone(customer.phone()),
                customer.occupation(),
                customer.openedOn(),
                customer.closedOn(),
                customer.branchCode(),
                customer.managerNo());
    }

    /** The key of the rows that belong to this customer. */
    public long key() {
        return Long.parseLong(id);
    }
}
