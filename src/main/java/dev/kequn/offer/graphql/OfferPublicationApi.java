package dev.kequn.offer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.offer.definition.OfferPublication;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Offers from publication to retirement. */
@GraphQLApi
@RolesAllowed({Role.OPERATIONS, Role.ADMIN})
public class OfferPublicationApi {
    private final OfferPublication publication;
    private final Callers callers;

    OfferPublicationApi(OfferPublication publication, Callers callers) {
        this.publication = publication;
        this.callers = callers;
    }

    @Mutation
    @NonNull
    @Description("Has an approved offer shown, on its days, to whom it is for; who asks next may see it. "
            + "Errors: UNKNOWN_OFFER, WRONG_STATE.")
    public Uni<OfferPayload> offerPublish(@NonNull @Name("code") @Description("The offer's code.") String code) {
        Caller caller = callers.current();
        return OfferPayload.answer(() -> publication.publish(caller, code));
    }

    @Mutation
    @NonNull
    @Description(
            "Ends an approved or live offer for good: nobody who asks from here on is shown it, nobody can accept it, "
                    + "and its code is not used again. Errors: UNKNOWN_OFFER, WRONG_STATE, INVALID_REASON.")
    public Uni<OfferPayload> offerRetire(
            @NonNull @Name("code") @Description("The offer's code.") String code,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return OfferPayload.answer(() -> publication.retire(caller, code, reason));
    }
}
