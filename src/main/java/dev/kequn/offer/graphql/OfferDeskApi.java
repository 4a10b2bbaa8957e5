package dev.kequn.offer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.offer.definition.OfferApprovals;
import dev.kequn.offer.definition.OfferDesk;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Offers from draft to force. */
@GraphQLApi
public class OfferDeskApi {
    private final OfferDesk desk;
    private final OfferApprovals approvals;
    private final Callers callers;

    OfferDeskApi(OfferDesk desk, OfferApprovals approvals, Callers callers) {
        this.desk = desk;
        this.approvals = approvals;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "Writes the next version of an offer down, or rewrites the one that is being written as its next "
                    + "revision. The offer is made with its first version. It has no effect until it is submitted and someone "
                    + "else approves it. Errors: INVALID_OFFER, INVALID_CONDITION, UNKNOWN_REFERENCE, RISK_UNKNOWN, WRONG_STATE.")
    public Uni<OfferPayload> offerDraft(
            @NonNull
                    @Name("code")
                    @Description("2 to 40 capital letters, digits and underscores; begins with a letter.")
                    String code,
            @NonNull @Name("offer") @Description("What the version says.") OfferInput offer) {
        Caller caller = callers.current();
        return OfferPayload.answer(() -> desk.draft(caller, code, offer.toDomain()));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "Submits the version that is being written for approval by someone else; its content is fixed unless it "
                    + "is sent back. Errors: UNKNOWN_OFFER, WRONG_STATE.")
    public Uni<OfferPayload> offerSubmit(@NonNull @Name("code") @Description("The offer's code.") String code) {
        Caller caller = callers.current();
        return OfferPayload.answer(() -> desk.submit(caller, code));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "Puts in force what someone else submitted, with its stock. A live offer is shown as it says from here on; "
                    + "another waits to be published. Errors: UNKNOWN_OFFER, WRONG_STATE, CHANGED_SINCE_SUBMISSION, "
                    + "INVALID_CONDITION, INVALID_OFFER, UNKNOWN_REFERENCE, RISK_UNKNOWN, SELF_APPROVAL, NOT_SUBMITTED, "
                    + "BELOW_USE.")
    public Uni<OfferPayload> offerApprove(
            @NonNull @Name("code") @Description("The offer's code.") String code,
            @NonNull @Name("version") @Description("The version the caller has read; another one is refused.")
                    int version,
            @NonNull @Name("revision") @Description("Its revision; another one is refused.") int revision) {
        Caller caller = callers.current();
        return OfferPayload.answer(() -> approvals.approve(caller, code, version, revision));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes "
                    + "it back. Errors: UNKNOWN_OFFER, WRONG_STATE, NOT_SUBMITTED, INVALID_REASON.")
    public Uni<OfferPayload> offerReject(
            @NonNull @Name("code") @Description("The offer's code.") String code,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return OfferPayload.answer(() -> approvals.reject(caller, code, reason));
    }
}
