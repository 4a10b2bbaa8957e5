package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.segment.community.Communities;
import dev.kequn.segment.community.CommunityDesk;
import dev.kequn.segment.community.CommunityFlag;
import dev.kequn.segment.community.CommunitySplit;
import dev.kequn.segment.community.OwnerDesk;
import dev.kequn.segment.definition.Segments;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Communities of a segment. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.BRANCH_MANAGER})
public class CommunityApi {
    private final CommunityDesk desk;
    private final OwnerDesk owners;
    private final Communities communities;
    private final Segments segments;
    private final Callers callers;

    CommunityApi(CommunityDesk desk, OwnerDesk owners, Communities communities, Segments segments, Callers callers) {
        this.desk = desk;
        this.owners = owners;
        this.communities = communities;
        this.segments = segments;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS})
    @NonNull
    @Description(
            "Splits the present members of a segment in force into communities of 50 to 150, each of one branch or "
                    + "manager; a branch or manager with fewer than 50 has one, flagged SMALL. Formed anew, members stay where "
                    + "they are as far as the sizes allow. Takes seconds for a million members. Errors: UNKNOWN_SEGMENT, "
                    + "WRONG_STATE when the segment is not in force, INVALID_SEGMENT for a number of days out of its limits.")
    public Uni<SegmentCommunitiesPayload> segmentCommunitiesForm(
            @NonNull @Name("code") @Description("The segment's code.") String code,
            @NonNull @Name("by") @Description("Along which line.") CommunitySplit by,
            @NonNull
                    @Name("silentAfterDays")
                    @Description("After how many days without an event of his a customer counts as silent, 1 to 3650.")
                    int silentAfterDays) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> desk.form(caller, code, by, silentAfterDays))
                .chain(forming -> segments.byCode(code)
                        .map(segment -> SegmentCommunitiesPayload.of(SegmentView.of(segment), forming)))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> SegmentCommunitiesPayload.of(failure));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS})
    @NonNull
    @Description("Names the owner of a community: a manager of its branch, who stays owner while he is. Errors: "
            + "UNKNOWN_COMMUNITY, UNKNOWN_MANAGER also for a manager of another branch.")
    public Uni<SegmentCommunityPayload> communityOwnerSet(
            @Id @NonNull @Name("id") @Description("The community's id.") String id,
            @NonNull @Name("managerNo") @Description("The manager's staff number.") String managerNo) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> owners.name(caller, RowId.of(id), managerNo))
                .map(community -> new SegmentCommunityPayload(SegmentCommunityView.of(community), List.of()))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> new SegmentCommunityPayload(null, List.of(SegmentError.of(failure))));
    }

    @Description("How its communities were formed the last time; null when none ever were.")
    public Uni<List<@Nullable SegmentSplitView>> split(@Source List<SegmentView> of) {
        return communities.splits(of.stream().map(SegmentView::key).toList()).map(found -> {
            List<@Nullable SegmentSplitView> views = new ArrayList<>();
            of.forEach(segment ->
                    views.add(found.containsKey(segment.key()) ? SegmentSplitView.of(found.get(segment.key())) : null));
            return views;
        });
    }

    @NonNull
    @Description("Its communities in order of number; empty before the first forming. Errors: INVALID_ARGUMENT, "
            + "INVALID_CURSOR.")
    public Uni<SegmentCommunityConnection> communities(
            @Source SegmentView segment,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last community seen, from a list of the same segment.") @Nullable
                    String after,
            @Name("flag") @Description("Those with this flag; all when absent.") @Nullable CommunityFlag flag) {
        Paging paging = new Paging(first, after);
        String list = "communities:" + segment.id();
        List<String> keys = paging.keys(list, 1);
        int behind = keys.isEmpty() ? 0 : (int) Math.min(Integer.MAX_VALUE, Paging.number(keys.get(0)));
        return communities
                .page(segment.key(), flag, behind, first + 1)
                .map(found -> SegmentCommunityConnection.of(paging, list, segment.key(), flag, found));
    }

    @NonNull
    @Description("How many communities the whole list has.")
    public Uni<Integer> totalCount(@Source SegmentCommunityConnection list) {
        return communities.count(list.segmentId(), list.flag()).map(Math::toIntExact);
    }
}
