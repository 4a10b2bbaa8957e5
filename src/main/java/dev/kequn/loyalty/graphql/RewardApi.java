package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.loyalty.reward.Reward;
import dev.kequn.loyalty.reward.RewardDesk;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Rewards on their way into the catalogue and out of it. */
@GraphQLApi
public class RewardApi {
    private static final String KEY_ERRORS = "IDEMPOTENCY_CONFLICT, INVALID_IDEMPOTENCY_KEY.";

    private final RewardDesk desk;
    private final BusinessTime time;
    private final Callers callers;

    RewardApi(RewardDesk desk, BusinessTime time, Callers callers) {
        this.desk = desk;
        this.time = time;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed(Role.MARKETING)
    @NonNull
    @Description("Writes a reward down, as the next version of its code; a draft that is there gives way to it. It has "
            + "no effect until it is submitted and someone else approves it. Errors: "
            + "INVALID_REWARD, UNKNOWN_LEVEL, WRONG_STATE, "
            + KEY_ERRORS)
    public Uni<RewardPayload> rewardDraft(
            @NonNull
                    @Name("code")
                    @Description("The reward's code: 2 to 40 capital letters, digits and underscores, a letter first.")
                    String code,
            @NonNull @Name("reward") @Description("The reward.") RewardInput reward,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.draft(caller, idempotencyKey, code, reward.toDomain()));
    }

    @Mutation
    @RolesAllowed(Role.MARKETING)
    @NonNull
    @Description(
            "Submits a draft for approval by someone else; no other can be written unless it is sent back. Errors: "
                    + "UNKNOWN_REWARD, WRONG_STATE, "
                    + KEY_ERRORS)
    public Uni<RewardPayload> rewardSubmit(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("version") @Description("The draft.") int version,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.submit(caller, idempotencyKey, code, version));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS})
    @NonNull
    @Description(
            "Approves what someone else submitted. It takes the place of the version approved before at once, also "
                    + "when its first day is still to come. Errors: "
                    + "UNKNOWN_REWARD, WRONG_STATE, SELF_APPROVAL, CHANGED_SINCE_SUBMISSION, NOT_SUBMITTED, "
                    + KEY_ERRORS)
    public Uni<RewardPayload> rewardApprove(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("version") @Description("The version the caller has read; another one is refused.")
                    int version,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.approve(caller, idempotencyKey, code, version));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS})
    @NonNull
    @Description("Sends what was submitted back: someone else refuses it, or who submitted it takes it back. It is a "
            + "draft again. Errors: "
            + "UNKNOWN_REWARD, WRONG_STATE, NOT_SUBMITTED, INVALID_REASON, "
            + KEY_ERRORS)
    public Uni<RewardPayload> rewardReject(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("version") @Description("The version that waits.") int version,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.reject(caller, idempotencyKey, code, version, reason));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS})
    @NonNull
    @Description(
            "Takes a reward out of the catalogue at once; what was redeemed stays redeemed. A newer version that is "
                    + "approved brings it back. Errors: "
                    + "UNKNOWN_REWARD, WRONG_STATE, "
                    + KEY_ERRORS)
    public Uni<RewardPayload> rewardRetire(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.retire(caller, idempotencyKey, code));
    }

    @Mutation
    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description("Adds pieces to the stock of a reward that was approved once and has a limited stock. Errors: "
            + "UNKNOWN_REWARD, WRONG_STATE, UNLIMITED_STOCK, INVALID_AMOUNT, "
            + KEY_ERRORS)
    public Uni<RewardPayload> rewardRestock(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("amount") @Description("Pieces to add, from 1; up to 1000000000 pieces can ever be put in.")
                    int amount,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.restock(caller, idempotencyKey, code, amount));
    }

    private Uni<RewardPayload> answer(Supplier<Uni<Reward>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .map(reward -> RewardPayload.of(reward, time.today()))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> RewardPayload.of(failure));
    }
}
