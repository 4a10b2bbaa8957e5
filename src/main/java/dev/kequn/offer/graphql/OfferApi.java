package dev.kequn.offer.graphql;

import dev.kequn.access.Role;
import dev.kequn.offer.definition.OfferState;
import dev.kequn.offer.definition.Offers;
import dev.kequn.platform.graphql.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Finds offers, whoever they are for. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class OfferApi {
    private final Offers offers;

    OfferApi(Offers offers) {
        this.offers = offers;
    }

    @Query
    @NonNull
    @Description(
            "Offers in order of code, also those that are being written or were retired; what one customer is shown "
                    + "tells `offers`. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<OfferConnection> offerCatalogue(
            @Name("state") @Description("In this state; in any when absent.") @Nullable OfferState state,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last offer seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys(OfferConnection.LIST, 1);
        return offers.page(state, keys.isEmpty() ? "" : keys.get(0), first + 1)
                .map(found -> OfferConnection.of(paging, found));
    }

    @Query
    @Description("The offer with this code; null when there is none.")
    public Uni<@Nullable OfferView> offer(@NonNull @Name("code") @Description("The offer's code.") String code) {
        return offers.byCode(code).map(found -> found == null ? null : OfferView.of(found));
    }
}
