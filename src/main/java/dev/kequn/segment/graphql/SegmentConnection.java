package dev.kequn.segment.graphql;

import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.segment.definition.Segment;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A page of segments.")
public record SegmentConnection(
        @NonNull @Description("The segments of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo) {
    static final String LIST = "segments";

    @Name("SegmentEdge")
    @Description("A segment in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The segment.") SegmentView node) {}

    /** @param found the page and, when it goes on, one more */
    static SegmentConnection of(Paging paging, List<Segment> found) {
        List<Edge> edges = paging.cut(found).stream()
                .map(segment -> new Edge(Paging.cursor(LIST, List.of(segment.code())), SegmentView.of(segment)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new SegmentConnection(edges, new PageInfo(paging.hasNext(found), end));
    }
}
