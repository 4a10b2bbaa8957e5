package dev.kequn.customer.graphql;

import dev.kequn.customer.Branch;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Branch")
@Description("A branch of the bank.")
public record BranchView(
        @NonNull @Description("The bank's branch code.") String code,
        @NonNull @Description("Name of the branch.") String name) {

    public static BranchView of(Branch branch) {
        return new BranchView(branch.code(), branch.name());
    }
}
