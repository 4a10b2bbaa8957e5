package dev.kequn.segment.graphql;

import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.segment.community.Community;
import dev.kequn.segment.community.CommunityFlag;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("A page of the communities of a segment.")
public record SegmentCommunityConnection(
        @NonNull @Description("The communities of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo,
        @Ignore long segmentId,
        @Ignore @Nullable CommunityFlag flag) {
    @Name("SegmentCommunityEdge")
    @Description("A community in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The community.") SegmentCommunityView node) {}

    /** @param found the page and, when it goes on, one more */
    static SegmentCommunityConnection of(
            Paging paging, String list, long segmentId, @Nullable CommunityFlag flag, List<Community> found) {
        List<Edge> edges = paging.cut(found).stream()
                .map(community -> new Edge(
                        Paging.cursor(list, List.of(Integer.toString(community.number()))),
                        SegmentCommunityView.of(community)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new SegmentCommunityConnection(edges, new PageInfo(paging.hasNext(found), end), segmentId, flag);
    }
}
