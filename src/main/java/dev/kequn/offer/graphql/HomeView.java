package dev.kequn.offer.graphql;

import dev.kequn.offer.home.CustomerMoment;
import dev.kequn.offer.home.Home;
import dev.kequn.platform.graphql.NameLocale;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Home")
@Description("What a customer sees first: himself, what he has, and what the bank proposes to him.")
public record HomeView(
        @NonNull @Description("His customer number.") String customerNo,
        @NonNull @Description("His full name.") String name,
        @Description("Composite tier in the latest completed assessment; null for one who was not assessed in it.")
                @Nullable
                HomeTierView compositeTier,
        @Description("Service tier on the business date; null for one who was not assessed in the latest assessment.")
                @Nullable
                HomeTierView serviceTier,
        @NonNull @Description("His points.") HomePointsView points,
        @NonNull
                @Description(
                        "Offers for him, the best first; as many as asked for at most. Empty for one who is closed, "
                                + "did not agree to marketing, or has nothing that suits him.")
                List<@NonNull PersonalOfferView> offers,
        @NonNull @Description("Live campaigns that he is led through, the oldest first; empty for one who is closed.")
                List<@NonNull HomeEnrolmentView> enrolments,
        @Ignore CustomerMoment customer) {
    static HomeView of(Home home, NameLocale locale) {
        CustomerMoment customer = home.customer();
        return new HomeView(
                customer.customerNo(),
                customer.name(),
                HomeTierView.of(customer.compositeTier(), locale),
                HomeTierView.of(customer.serviceTier(), locale),
                HomePointsView.of(customer),
                home.offers().stream().map(PersonalOfferView::of).toList(),
                customer.enrolments().stream()
                        .filter(one -> customer.withTheBank() && one.isLed())
                        .map(one -> HomeEnrolmentView.of(one, locale))
                        .toList(),
                customer);
    }
}
