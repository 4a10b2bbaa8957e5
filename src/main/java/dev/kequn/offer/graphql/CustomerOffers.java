package dev.kequn.offer.graphql;

import dev.kequn.access.Callers;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.home.OfferLocale;
import dev.kequn.offer.home.OfferWish;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The offers of a customer, for himself and for who talks to him; one statement for a page of customers. */
@GraphQLApi
@RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class CustomerOffers {
    private final OfferSiblings siblings;
    private final Callers callers;

    CustomerOffers(OfferSiblings siblings, Callers callers) {
        this.siblings = siblings;
        this.callers = callers;
    }

    @NonNull
    @Description(
            "Offers for him, the best first, as his home page has them: for the customer himself, his manager and his "
                    + "branch; empty for all others, who have `offers`. Empty for a prospect, for one who is closed, did not "
                    + "agree to marketing, or has nothing that suits him. Error: INVALID_ARGUMENT.")
    public Uni<List<@NonNull PersonalOfferView>> offers(
            @Source CustomerView customer,
            @NonNull @Name("channel") @Description("Where they are shown.") OfferChannel channel,
            @NonNull
                    @Name("locale")
                    @DefaultValue("zh")
                    @Description(
                            "Language of the texts, a BCP 47 tag such as zh, en or zh-HK. A text that is not there in "
                                    + "it is told as for the language without the country, or in the bank's own language.")
                    String locale,
            @NonNull @Name("first") @DefaultValue("5") @Description("How many, 1 to 20.") int first) {
        OfferWish wish = new OfferWish(channel, OfferLocale.parse(locale), first);
        CustomerScope talksTo = CustomerScope.of(
                callers.current().actingAs(Role.CUSTOMER, Role.MANAGER, Role.BRANCH_STAFF, Role.BRANCH_MANAGER));
        return talksTo.includes(customer.customerNo(), customer.managerNo(), customer.branchCode())
                ? siblings.offers()
                        .load(customer.key(), wish)
                        .map(found -> found.stream().map(PersonalOfferView::of).toList())
                : Uni.createFrom().item(List.of());
    }
}
