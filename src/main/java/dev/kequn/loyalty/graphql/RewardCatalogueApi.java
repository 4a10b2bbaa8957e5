package dev.kequn.loyalty.graphql;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.loyalty.reward.Reward;
import dev.kequn.loyalty.reward.RewardCatalogue;
import dev.kequn.loyalty.reward.RewardState;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The reward catalogue. */
@GraphQLApi
public class RewardCatalogueApi {
    private static final String LIST = "rewards";
    private static final Set<String> STAFF = Set.of(
            Role.MANAGER,
            Role.MARKETING,
            Role.OPERATIONS,
            Role.ADMIN,
            Role.SERVICE,
            Role.BRANCH_STAFF,
            Role.BRANCH_MANAGER);

    private final RewardCatalogue catalogue;
    private final BusinessTime time;
    private final Callers callers;

    RewardCatalogueApi(RewardCatalogue catalogue, BusinessTime time, Callers callers) {
        this.catalogue = catalogue;
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
