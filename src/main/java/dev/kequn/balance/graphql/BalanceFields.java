package dev.kequn.balance.graphql;

import dev.kequn.access.Role;
import dev.kequn.balance.Balances;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.time.Window;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The money of a customer. */
@GraphQLApi
@RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class BalanceFields {
    private final Balances balances;
    private final AverageBalanceBatch averages;

    BalanceFields(Balances balances, AverageBalanceBatch averages) {
        this.balances = balances;
        this.averages = averages;
    }

    @Description("What the customer keeps and owes now; null when the bank never stated it.")
    public Uni<List<@Nullable BalanceView>> balance(@Source List<CustomerView> customers) {
        return balances.current(customers.stream().map(CustomerView::key).toList())
                .map(found -> {
                    List<BalanceView> views = new ArrayList<>();
                    for (CustomerView customer : customers) {
                        var balance = found.get(customer.key());
                        views.add(balance == null ? null : BalanceView.of(balance));
                    }
                    return views;
                });
    }

    @NonNull
    @Description("Daily averages over the days from `from` up to but without `to`. Error: INVALID_ARGUMENT.")
    public Uni<AverageBalanceView> averageBalance(
            @Source CustomerView customer,
            @NonNull @Name("from") @Description("First day.") LocalDate from,
            @NonNull @Name("to") @Description("First day after the span; later than `from`.") LocalDate to) {
        if (!from.isBefore(to) || from.getYear() < 1900 || to.getYear() > 2200) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT, "to", "from must be before to, both between 1900 and 2200");
        }
        return averages.load(customer.key(), new Window(from, to)).map(AverageBalanceView::of);
    }
}
