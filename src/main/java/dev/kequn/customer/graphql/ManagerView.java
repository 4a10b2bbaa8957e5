package dev.kequn.customer.graphql;

import dev.kequn.customer.Manager;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Manager")
@Description("A relationship manager of the bank.")
public record ManagerView(
        @NonNull @Description("The bank's staff number.") String managerNo,
        @NonNull @Description("Name of the manager.") String name,
        @NonNull @Description("LOBBY, WEALTH, PRIVATE, CORPORATE or another post of the bank.") String post) {

    public static ManagerView of(Manager manager) {
        return new ManagerView(manager.managerNo(), manager.name(), manager.post());
    }
}
