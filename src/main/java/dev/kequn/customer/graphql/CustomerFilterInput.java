package dev.kequn.customer.graphql;

import dev.kequn.customer.CustomerFilter;
import dev.kequn.customer.CustomerKind;
import dev.kequn.customer.CustomerStatus;
import dev.kequn.customer.Quadrant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

@Input("CustomerFilter")
@Description("Which customers are meant; all parts given must hold.")
public class CustomerFilterInput {
    @Description("Branch code, exact.")
    public @Nullable String branch;

    @Description("Manager number, exact.")
    public @Nullable String manager;

    @Description("Person, merchant or company.")
    public @Nullable CustomerKind kind;

    @Description("Prospect, active or closed as of the business date.")
    public @Nullable CustomerStatus status;

    @Description("Code of the composite level in the latest completed assessment.")
    public @Nullable String tier;

    @Description("Quadrant in the latest completed assessment.")
    public @Nullable Quadrant quadrant;

    @Description("Name of a tag that holds on the business date.")
    public @Nullable String tag;

    @Description("How the name begins, case-sensitive, 1 to 50 characters. Not for marketing.")
    public @Nullable String namePrefix;

    @Description("Phone number, exact. Not for marketing; required for branch staff.")
    public @Nullable String phone;

    CustomerFilter toDomain() {
        return new CustomerFilter(branch, manager, kind, status, tier, quadrant, tag, namePrefix, phone);
    }
}
