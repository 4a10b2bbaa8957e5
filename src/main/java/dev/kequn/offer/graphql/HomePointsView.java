package dev.kequn.offer.graphql;

import dev.kequn.loyalty.graphql.Points;
import dev.kequn.offer.home.CustomerMoment;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("HomePoints")
@Description("A customer's points on the business date; zero for one who never had any.")
public record HomePointsView(
        @NonNull @Description("Points that can be spent.") Points active,
        @NonNull
                @Description("How many of them are void on `expiringBy` if they are not spent before; 0 when none are.")
                Points expiring,
        @NonNull @Description("30 days after the business date.") LocalDate expiringBy) {
    static HomePointsView of(CustomerMoment customer) {
        return new HomePointsView(
                Points.of(customer.pointsActive()),
                Points.of(customer.pointsExpiring()),
                customer.day().plusDays(CustomerMoment.EXPIRING_DAYS));
    }
}
