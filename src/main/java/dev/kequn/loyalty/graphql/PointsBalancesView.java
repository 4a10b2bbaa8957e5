package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.Posted;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("PointsBalances")
@Description("What a customer's accounts hold.")
public record PointsBalancesView(
        @NonNull @Description("Points that can be spent.") Points active,
        @NonNull @Description("Points that will become active.") Points pending,
        @NonNull @Description("Points the customer owes; the next ones pay them.") Points arrears) {

    static PointsBalancesView of(Posted posted) {
        return new PointsBalancesView(
                Points.of(posted.active()), Points.of(posted.pending()), Points.of(posted.arrears()));
    }
}
