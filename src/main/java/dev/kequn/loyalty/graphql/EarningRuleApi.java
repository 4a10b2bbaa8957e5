package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.loyalty.earning.EarningRule;
import dev.kequn.loyalty.earning.EarningRuleApprovals;
import dev.kequn.loyalty.earning.EarningRuleDesk;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Earning rules from draft to force and out of it. */
@GraphQLApi
public class EarningRuleApi {
    private static final String KEY =
            "Chosen by the caller, 1 to 200 characters. The same request with the same key is done once and answers "
                    + "with its rule again; another request with it is refused.";

    private final EarningRuleDesk desk;
    private final EarningRuleApprovals approvals;
    private final Callers callers;

    EarningRuleApi(EarningRuleDesk desk, EarningRuleApprovals approvals, Callers callers) {
        this.desk = desk;
        this.approvals = approvals;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Writes the next version of an earning rule down, or rewrites a draft as its next revision. It has no "
            + "effect until it is submitted and someone else approves it. Errors: INVALID_RULE, INVALID_CONDITION, "
            + "INVALID_IDEMPOTENCY_KEY, IDEMPOTENCY_CONFLICT; with an id UNKNOWN_RULE, WRONG_STATE.")
    public Uni<EarningRulePayload> earningRuleDraft(
            @NonNull @Name("input") @Description("The rule.") EarningRuleInput input,
            @Id
                    @Name("id")
                    @Description("The draft to rewrite, under its own code; a new version when absent.")
                    @Nullable
                    String id,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(
                () -> desk.draft(caller, idempotencyKey, id == null ? null : (Long) RowId.of(id), input.toDomain()));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Submits a draft for approval by someone else; its content is fixed unless it is sent back. Errors: "
            + "UNKNOWN_RULE, WRONG_STATE, INVALID_IDEMPOTENCY_KEY, IDEMPOTENCY_CONFLICT.")
    public Uni<EarningRulePayload> earningRuleSubmit(
            @Id @NonNull @Name("id") @Description("The rule.") String id,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.submit(caller, idempotencyKey, RowId.of(id)));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Approves what someone else submitted; it is in force from its first to its last day, except on days "
            + "of an approved version of the same code that begins later. Errors: UNKNOWN_RULE, WRONG_STATE, "
            + "CHANGED_SINCE_SUBMISSION, VALID_FROM_TAKEN, SELF_APPROVAL, NOT_SUBMITTED, INVALID_IDEMPOTENCY_KEY, "
            + "IDEMPOTENCY_CONFLICT.")
    public Uni<EarningRulePayload> earningRuleApprove(
            @Id @NonNull @Name("id") @Description("The rule.") String id,
            @NonNull @Name("revision") @Description("The revision the caller has read; another one is refused.")
                    int revision,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> approvals.approve(caller, idempotencyKey, RowId.of(id), revision));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes "
                    + "it back. Errors: UNKNOWN_RULE, WRONG_STATE, NOT_SUBMITTED, INVALID_REASON, INVALID_IDEMPOTENCY_KEY, "
                    + "IDEMPOTENCY_CONFLICT.")
    public Uni<EarningRulePayload> earningRuleReject(
            @Id @NonNull @Name("id") @Description("The rule.") String id,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> approvals.reject(caller, idempotencyKey, RowId.of(id), reason));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Ends an approved version from the business date on; points already earned stay. An earlier approved "
            + "version of the code that still runs is then in force again: retire it too where that is not meant. "
            + "Errors: UNKNOWN_RULE, WRONG_STATE, INVALID_REASON, INVALID_IDEMPOTENCY_KEY, IDEMPOTENCY_CONFLICT.")
    public Uni<EarningRulePayload> earningRuleRetire(
            @Id @NonNull @Name("id") @Description("The rule.") String id,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.retire(caller, idempotencyKey, RowId.of(id), reason));
    }

    private static Uni<EarningRulePayload> answer(Supplier<Uni<EarningRule>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .map(EarningRulePayload::of)
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> EarningRulePayload.of(failure));
    }
}
