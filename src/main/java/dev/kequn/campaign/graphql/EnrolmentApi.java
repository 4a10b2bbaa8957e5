package dev.kequn.campaign.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.journey.EnrolmentAdvance;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Customers on their way through campaigns. */
@GraphQLApi
public class EnrolmentApi {
    private final EnrolmentAdvance advance;
    private final Callers callers;

    EnrolmentApi(EnrolmentAdvance advance, Callers callers) {
        this.advance = advance;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed({Role.BRANCH_STAFF, Role.BRANCH_MANAGER, Role.MANAGER, Role.OPERATIONS})
    @NonNull
    @Description("Reports that a customer came, did not come, or is to be given up: of the caller's own branch, of a "
            + "manager's own customers, of operations any. A step that is completed gives what it promises. Errors: "
            + "UNKNOWN_ENROLMENT, INVALID_CUSTOMER, WRONG_STEP, NOT_BY_STAFF, BEFORE_STEP, INVALID_DAY, WRONG_STATE, "
            + "INVALID_NOTE, IDEMPOTENCY_CONFLICT, INVALID_IDEMPOTENCY_KEY.")
    public Uni<EnrolmentPayload> enrolmentAdvance(
            @NonNull @Name("input") @Description("What is reported.") EnrolmentAdvanceInput input,
            @NonNull
                    @Name("idempotencyKey")
                    @Description("1 to 200 characters of your own choice; the same request with the same key is done "
                            + "once and answered alike, another request with it is refused. Keys of other callers are "
                            + "other keys.")
                    String idempotencyKey) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> advance.advance(caller, input.toDomain(), idempotencyKey))
                .map(EnrolmentPayload::of)
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> EnrolmentPayload.of(failure));
    }
}
