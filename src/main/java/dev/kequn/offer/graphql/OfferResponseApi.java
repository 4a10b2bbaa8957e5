package dev.kequn.offer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.offer.response.OfferResponseRefusal;
import dev.kequn.offer.response.OfferResponses;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What customers say to the offers they are shown. */
@GraphQLApi
public class OfferResponseApi {
    private static final int MOST = 100;

    private final OfferResponses responses;
    private final Callers callers;

    OfferResponseApi(OfferResponses responses, Callers callers) {
        this.responses = responses;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed({Role.CUSTOMER, Role.SERVICE, Role.MANAGER, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "Records what customers did with offers they were shown: a customer for himself, staff for the customers in "
                    + "their scope, services for any. A device that was offline brings many at once. Each is taken or refused by "
                    + "itself; the same again is told as REPEATED and changes nothing, so whoever got no answer asks again. A "
                    + "reaction says that the offer was shown, too. An acceptance takes one of the stock, gives the reward and opens "
                    + "a lead for the customer's manager. Errors: INVALID_COUNT; of each response INVALID_TOKEN, TOKEN_EXPIRED, "
                    + "CUSTOMER_CLOSED; of acceptances OFFER_ENDED, UNSUITABLE, ALREADY_ACCEPTED, OUT_OF_STOCK.")
    public Uni<OfferRespondPayload> offerRespond(
            @NonNull @Name("responses") @Description("1 to 100 responses, taken in their order.")
                    List<@NonNull OfferResponseInput> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST) {
            return Uni.createFrom()
                    .item(OfferRespondPayload.of(new Refusal(
                            OfferResponseRefusal.INVALID_COUNT,
                            "responses",
                            "There are 1 to " + MOST + " responses in one call")));
        }
        Caller caller = callers.current();
        return responses
                .respond(
                        caller,
                        wanted.stream().map(OfferResponseInput::toDomain).toList())
                .map(outcomes -> OfferRespondPayload.of(outcomes));
    }
}
