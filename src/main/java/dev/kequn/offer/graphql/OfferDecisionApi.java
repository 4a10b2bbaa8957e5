package dev.kequn.offer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.graphql.EnrolmentSight;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.home.Homes;
import dev.kequn.offer.home.OfferWish;
import dev.kequn.platform.graphql.NameLocale;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Explains to staff which offers a customer gets. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class OfferDecisionApi {
    private final Homes homes;
    private final CustomerDirectory customers;
    private final Callers callers;

    OfferDecisionApi(Homes homes, CustomerDirectory customers, Callers callers) {
        this.homes = homes;
        this.customers = customers;
        this.callers = callers;
    }

    @Query
    @Description(
            "What a customer would be offered now, with what each offer is ranked by, and the reason against every "
                    + "other live one. Null when there is no such customer, or the caller may not see him or is himself. "
                    + "Error: INVALID_ARGUMENT.")
    public Uni<@Nullable OfferDecisionView> offers(
            @NonNull @Name("customerNo") @Description("The bank's customer number, exact.") String customerNo,
            @NonNull @Name("channel") @Description("Where they would be shown.") OfferChannel channel,
            @NonNull @Name("first") @DefaultValue("5") @Description("How many places there are, 1 to 20.") int first) {
        Caller caller = callers.current();
        EnrolmentSight sight = EnrolmentSight.of(caller, customerNo);
        OfferWish.checkFirst(first);
        return customers
                .find(caller, customerNo)
                .chain(customer -> customer == null || !sight.staff()
                        ? Uni.createFrom().nullItem()
                        : homes.explain(customer.id(), channel, first)
                                .map(explained ->
                                        explained == null ? null : OfferDecisionView.of(explained, sight.arms())));
    }

    @NonNull
    @Description("Its name.")
    public Uni<String> name(
            @Source LiveOfferView offer,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(offer.nameZh(), offer.nameEn()));
    }
}
