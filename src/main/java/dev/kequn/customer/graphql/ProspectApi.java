package dev.kequn.customer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.prospect.ProspectConversion;
import dev.kequn.customer.prospect.ProspectRegistration;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Fills the pool of prospects, and makes customers of them. */
@GraphQLApi
public class ProspectApi {
    private static final String KEY =
            "Chosen by the caller, 1 to 200 characters: the same request with the same key is done once.";

    private final ProspectRegistration registration;
    private final ProspectConversion conversion;
    private final CustomerDirectory directory;
    private final Callers callers;
    private final BusinessTime time;

    ProspectApi(
            ProspectRegistration registration,
            ProspectConversion conversion,
            CustomerDirectory directory,
            Callers callers,
            BusinessTime time) {
        this.registration = registration;
        this.conversion = conversion;
        this.directory = directory;
        this.callers = callers;
        this.time = time;
    }

    @Mutation
    @RolesAllowed({Role.BRANCH_STAFF, Role.BRANCH_MANAGER, Role.MANAGER, Role.OPERATIONS, Role.SERVICE})
    @NonNull
    @Description("Registers a prospect: a customer without a number, in no tier and without points. Appends the event "
            + "LEAVE_CONTACT, which campaigns and earning rules may be waiting for. The people of a branch register for "
            + "their branch, a manager for himself. Errors: INVALID_NAME, INVALID_PHONE, INVALID_TEXT, INVALID_CAMPAIGN, "
            + "INVALID_DAY, INVALID_ATTRIBUTE, UNKNOWN_BRANCH, UNKNOWN_MANAGER, DUPLICATE, UNKNOWN_PROSPECT, "
            + "INVALID_IDEMPOTENCY_KEY, IDEMPOTENCY_CONFLICT.")
    public Uni<ProspectPayload> prospectRegister(
            @NonNull @Name("prospect") @Description("Who he is, and what he said.") ProspectInput prospect,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(caller, () -> registration.register(caller, prospect.contact(), idempotencyKey));
    }

    @Mutation
    @RolesAllowed({Role.BRANCH_STAFF, Role.OPERATIONS, Role.SERVICE})
    @NonNull
    @Description(
            "Makes a prospect a customer, with the number of his first account's relation. His id stays, and with it "
                    + "his consents, events, campaigns and who brought him; the bank's files know him by the number from then on. "
                    + "Appends the event PROSPECT_CONVERTED. Branch staff convert prospects of their branch. The bank's customers "
                    + "file does the same where it names `prospect_id`. Errors: UNKNOWN_PROSPECT, NOT_A_PROSPECT, INVALID_NUMBER, "
                    + "NUMBER_TAKEN, INVALID_DAY, INVALID_IDEMPOTENCY_KEY, IDEMPOTENCY_CONFLICT.")
    public Uni<ProspectPayload> prospectConvert(
            @NonNull @Id @Name("id") @Description("The prospect's `Customer.id`.") String id,
            @NonNull @Name("customerNo") @Description("His number from now on, 1 to 64 characters; nobody else has it.")
                    String customerNo,
            @NonNull
                    @Name("openedOn")
                    @Description("First day of the relation, not after the business date and not before 1900.")
                    LocalDate openedOn,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(caller, () -> conversion.convert(caller, RowId.of(id), customerNo, openedOn, idempotencyKey));
    }

    private Uni<ProspectPayload> answer(Caller caller, Supplier<Uni<Long>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .chain(id -> directory
                        .byId(List.of(id))
                        .map(found -> ProspectPayload.of(CustomerView.of(found.get(id), caller, time.today()))))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> ProspectPayload.of(failure));
    }
}
