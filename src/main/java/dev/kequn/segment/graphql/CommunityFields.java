package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.Organisation;
import dev.kequn.customer.graphql.BranchView;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.customer.graphql.ManagerView;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.segment.community.Community;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What belongs to a community: whose it is, and who is in it. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.BRANCH_MANAGER})
public class CommunityFields {
    private final Organisation organisation;
    private final CommunityMembersBatch members;
    private final Callers callers;
    private final BusinessTime time;

    CommunityFields(Organisation organisation, CommunityMembersBatch members, Callers callers, BusinessTime time) {
        this.organisation = organisation;
        this.members = members;
        this.callers = callers;
        this.time = time;
    }

    @Description("The branch whose customers they are; null for a community of one manager's customers.")
    public Uni<List<@Nullable BranchView>> branch(@Source List<SegmentCommunityView> communities) {
        return organisation
                .branches(keys(communities, Community::branchCode))
                .map(found -> views(communities, Community::branchCode, found, BranchView::of));
    }

    @Description("The manager whose customers they are; null for a community of a branch's customers.")
    public Uni<List<@Nullable ManagerView>> manager(@Source List<SegmentCommunityView> communities) {
        return managers(communities, Community::managerNo);
    }

    @Description("Who looks after the community; null when the branch had no manager.")
    public Uni<List<@Nullable ManagerView>> owner(@Source List<SegmentCommunityView> communities) {
        return managers(communities, Community::ownerNo);
    }

    @RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("The members whom the caller may see, in order of id. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<SegmentCommunityMemberConnection> members(
            @Source SegmentCommunityView community,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last member seen, from a list of the same community.") @Nullable
                    String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        String list = "communityMembers:" + community.id();
        List<String> keys = paging.keys(list, 1);
        long behind = keys.isEmpty() ? 0 : Paging.number(keys.get(0));
        return members.load(caller, community.key(), behind, first + 1)
                .map(found -> SegmentCommunityMemberConnection.of(
                        paging,
                        list,
                        found.stream()
                                .map(customer -> CustomerView.of(customer, caller, time.today()))
                                .toList()));
    }

    private Uni<List<@Nullable ManagerView>> managers(
            List<SegmentCommunityView> communities, Function<Community, @Nullable String> key) {
        return organisation
                .managers(keys(communities, key))
                .map(found -> views(communities, key, found, ManagerView::of));
    }

    private static List<String> keys(
            List<SegmentCommunityView> communities, Function<Community, @Nullable String> key) {
        return communities.stream()
                .map(view -> key.apply(view.community()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static <T, V> List<@Nullable V> views(
            List<SegmentCommunityView> communities,
            Function<Community, @Nullable String> key,
            Map<String, T> found,
            Function<T, V> view) {
        List<@Nullable V> views = new ArrayList<>();
        for (SegmentCommunityView community : communities) {
            String named = key.apply(community.community());
            views.add(named == null ? null : view.apply(found.get(named)));
        }
        return views;
    }
}
