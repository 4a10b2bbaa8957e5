package dev.kequn.loyalty.graphql;

import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.account.PointsStanding;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CustomerPoints")
@Description("A customer's points on the business date; all zero for one who never had any.")
public record CustomerPointsView(
        @NonNull @Description("Points that can be spent.") Points active,
        @NonNull @Description("Points that will become active.") Points pending,
        @NonNull @Description("Points the customer owes; the next ones pay them.") Points arrears,
        @NonNull @Description("Points brought since the account was opened, less those that were reversed.")
                Points lifetime,
        @NonNull @Description("Points spent since the account was opened, less those that were given back.")
                Points spent,
        @NonNull @Description("Points that expired since the account was opened.") Points expired,
        @Ignore CustomerView customer) {

    static CustomerPointsView of(CustomerView customer, PointsStanding standing) {
        return new CustomerPointsView(
                Points.of(standing.active()),
                Points.of(standing.pending()),
                Points.of(standing.arrears()),
                Points.of(standing.earned()),
                Points.of(standing.spent()),
                Points.of(standing.expired()),
                customer);
    }
}
