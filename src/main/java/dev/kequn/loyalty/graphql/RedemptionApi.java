package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.loyalty.reward.Redemption;
import dev.kequn.loyalty.reward.RedemptionDesk;
import dev.kequn.loyalty.reward.RedemptionList;
import dev.kequn.loyalty.reward.RedemptionState;
import dev.kequn.loyalty.reward.Redemptions;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.graphql.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Rewards for points. */
@GraphQLApi
public class RedemptionApi {
    private static final String LIST = "redemptions";

    private final Redemptions redemptions;
    private final RedemptionDesk desk;
    private final RedemptionList list;
    private final Callers callers;

    RedemptionApi(Redemptions redemptions, RedemptionDesk desk, RedemptionList list, Callers callers) {
        this.redemptions = redemptions;
        this.desk = desk;
        this.list = list;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.MANAGER, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "Redemptions of the customers in the caller's scope, the newest first; RESERVED is what is still to be "
                    + "handed out. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<RedemptionView.Connection> redemptions(
            @Name("state") @Description("Redemptions in this state; in any when absent.") @Nullable
                    RedemptionState state,
            @Name("customerNo")
                    @Description("Of this customer only; none when he is not in the caller's scope.")
                    @Nullable
                    String customerNo,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last redemption seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        return list.list(callers.current(), state, customerNo, RedemptionView.behind(LIST, paging), first + 1)
                .map(found -> RedemptionView.Connection.of(LIST, paging, found));
    }

    @Mutation
    @RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.OPERATIONS, Role.SERVICE, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Redeems a reward: takes its points and reserves a piece for the customer until it is handed out. "
            + "Customers redeem for themselves, staff for the customers in their scope, services for any. Errors: "
            + "UNKNOWN_CUSTOMER, UNKNOWN_REWARD, REWARD_NOT_VALID, SOLD_OUT, LIMIT_REACHED, TIER_TOO_LOW, "
            + "INSUFFICIENT_POINTS, IDEMPOTENCY_CONFLICT, INVALID_IDEMPOTENCY_KEY.")
    public Uni<RedemptionPayload> rewardRedeem(
            @NonNull @Name("customerNo") @Description("For whom; a customer may name only himself.") String customerNo,
            @NonNull @Name("reward") @Description("Code of the reward.") String reward,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey,
            @NonNull
                    @Name("dryRun")
                    @DefaultValue("false")
                    @Description("True to be told whether it would work, without it happening.")
                    Boolean dryRun) {
        Caller caller = callers.current();
        return answer(dryRun, () -> redemptions.redeem(caller, customerNo, reward, idempotencyKey, dryRun));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.SERVICE, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @NonNull
    @Description("Notes that the customer has got what was reserved for him. Errors: UNKNOWN_REDEMPTION, WRONG_STATE, "
            + "IDEMPOTENCY_CONFLICT, INVALID_IDEMPOTENCY_KEY.")
    public Uni<RedemptionPayload> redemptionFulfil(
            @Id @NonNull @Name("redemptionId") @Description("The redemption.") String redemptionId,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(false, () -> desk.fulfil(caller, RowId.of(redemptionId), idempotencyKey));
    }

    @Mutation
    @RolesAllowed({Role.CUSTOMER, Role.OPERATIONS, Role.SERVICE, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "Cancels what is reserved: the points go back to where they came from and expire when they would have, "
                    + "the piece goes back to the stock. Errors: UNKNOWN_REDEMPTION, WRONG_STATE, NOT_REVERSIBLE, "
                    + "IDEMPOTENCY_CONFLICT, INVALID_IDEMPOTENCY_KEY.")
    public Uni<RedemptionPayload> redemptionCancel(
            @Id @NonNull @Name("redemptionId") @Description("The redemption; of a customer only his own.")
                    String redemptionId,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(false, () -> desk.cancel(caller, RowId.of(redemptionId), idempotencyKey));
    }

    private static Uni<RedemptionPayload> answer(boolean dryRun, Supplier<Uni<Redemption>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .map(redemption -> RedemptionPayload.of(redemption, dryRun))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> RedemptionPayload.of(failure));
    }
}
