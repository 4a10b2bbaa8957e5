package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.loyalty.reward.Reward;
import dev.kequn.loyalty.reward.RewardCatalogue;
import dev.kequn.loyalty.reward.RewardDesk;
import dev.kequn.loyalty.reward.RewardState;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The reward catalogue, and rewards on their way into it and out of it. */
@GraphQLApi
public class RewardApi {
    private static final String LIST = "rewards";
    private static final String KEY = "Chosen by the client, 1 to 200 characters: the same request again, with the "
            + "same key, is done once and answered alike.";

    private static final Set<String> STAFF = Set.of(
            Role.MANAGER,
            Role.MARKETING,
            Role.OPERATIONS,
            Role.ADMIN,
            Role.SERVICE,
            Role.BRANCH_STAFF,
            Role.BRANCH_MANAGER);

    private final RewardCatalogue catalogue;
    private final RewardDesk desk;
    private final BusinessTime time;
    private final Callers callers;

    RewardApi(RewardCatalogue catalogue, RewardDesk desk, BusinessTime time, Callers callers) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.time = time;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({
        Role.CUSTOMER,
        Role.MANAGER,
        Role.MARKETING,
        Role.OPERATIONS,
        Role.ADMIN,
        Role.SERVICE,
        Role.BRANCH_STAFF,
        Role.BRANCH_MANAGER
    })
    @NonNull
    @Description(
            "The rewards there are, in order of code, of each the newest version first. Customers find the approved "
                    + "ones on their days only; staff every version. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<RewardView.Connection> rewards(
            @Name("state") @Description("Versions in this state; in any when absent.") @Nullable RewardState state,
            @Name("available")
                    @Description("True for those customers can have now, false for the others; all when absent.")
                    @Nullable
                    Boolean available,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last reward seen.") @Nullable String after) {
        boolean staff = STAFF.stream().anyMatch(callers.current()::has);
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys(LIST, 2);
        Reward.Key behind = keys.isEmpty() ? null : new Reward.Key(keys.get(0), version(keys.get(1)));
        return catalogue
                .list(!staff, state, available, behind, first + 1)
                .map(found -> page(paging.cut(found), paging.hasNext(found)));
    }

    @Mutation
    @RolesAllowed(Role.MARKETING)
    @NonNull
    @Description("Writes a reward down, as the next version of its code; a draft that is there gives way to it. It has "
            + "no effect until it is submitted and someone else approves it.")
    public Uni<RewardPayload> rewardDraft(
            @NonNull
                    @Name("code")
                    @Description("The reward's code: 2 to 40 capital letters, digits and underscores, a letter first.")
                    String code,
            @NonNull @Name("reward") @Description("The reward.") RewardInput reward,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.draft(caller, idempotencyKey, code, reward.toDomain()));
    }

    @Mutation
    @RolesAllowed(Role.MARKETING)
    @NonNull
    @Description("Submits a draft for approval by someone else; no other can be written unless it is sent back.")
    public Uni<RewardPayload> rewardSubmit(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("version") @Description("The draft.") int version,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.submit(caller, idempotencyKey, code, version));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS})
    @NonNull
    @Description(
            "Approves what someone else submitted. It takes the place of the version approved before at once, also "
                    + "when its first day is still to come.")
    public Uni<RewardPayload> rewardApprove(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("version") @Description("The version the caller has read; another one is refused.")
                    int version,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.approve(caller, idempotencyKey, code, version));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS})
    @NonNull
    @Description("Sends what was submitted back: someone else refuses it, or who submitted it takes it back. It is a "
            + "draft again.")
    public Uni<RewardPayload> rewardReject(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("version") @Description("The version that waits.") int version,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.reject(caller, idempotencyKey, code, version, reason));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS})
    @NonNull
    @Description(
            "Takes a reward out of the catalogue at once; what was redeemed stays redeemed. A newer version that is "
                    + "approved brings it back.")
    public Uni<RewardPayload> rewardRetire(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
        Caller caller = callers.current();
        return answer(() -> desk.retire(caller, idempotencyKey, code));
    }

    @Mutation
    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description("Adds pieces to the stock of a reward that was approved once and has a limited stock.")
    public Uni<RewardPayload> rewardRestock(
            @NonNull @Name("code") @Description("The reward.") String code,
            @NonNull @Name("amount") @Description("Pieces to add, from 1; up to 1000000000 pieces can ever be put in.")
                    int amount,
            @NonNull @Name("idempotencyKey") @Description(KEY) String idempotencyKey) {
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

    private RewardView.Connection page(List<Reward> found, boolean more) {
        List<RewardView.Edge> edges = found.stream()
                .map(reward -> new RewardView.Edge(cursor(reward), RewardView.of(reward, time.today())))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new RewardView.Connection(edges, new PageInfo(more, end));
    }

    private static int version(String key) {
        return (int) Math.max(0, Math.min(Paging.number(key), Integer.MAX_VALUE));
    }

    private static String cursor(Reward reward) {
        return Paging.cursor(LIST, List.of(reward.code(), Integer.toString(reward.version())));
    }
}
